import type { Objective } from '../../../protocol/src/records/objective';
import { isSameMetric } from '../connectors/normalise/metricName';
import { isSameColumn } from '../rules/past/columnNames';
import { findBaselines } from './baselines';
import { objectivesOf } from './inheritedObjectives';
import { linkRuns, type LinkCandidate } from './runLinks';
import type { AttemptHead } from './recordHead';
import { underObjective } from './resolvedAttempt';
import { RunIds } from './runIds';

/** Runs and files that tell of one idea. Numbers are places in `Linked.heads`. */
export interface AttemptGroup {
  /** The attempt that speaks for the others: a file with a lesson before a run. */
  readonly leader: number;
  /** The others, the run that the leader is about first, then oldest first. */
  readonly others: readonly number[];
  readonly adds: { readonly columns: readonly string[]; readonly transforms: readonly string[] };
  readonly baseline?: number;
  /** The attempt whose lesson says that it takes the place of the leader's. */
  readonly supersededBy?: number;
}

export interface Linked {
  /** The given heads with what their objective says of them filled in. */
  readonly heads: readonly AttemptHead[];
  /** Each attempt in exactly one group; oldest first, by the oldest member. */
  readonly groups: readonly AttemptGroup[];
  /** The objective of each head, where one is known. */
  readonly objectives: readonly (Objective | undefined)[];
}

/**
 * Finds out which attempts tell of one idea (contract, section 3) and what each idea adds to its
 * baseline. Pure; the order of the input does not matter beyond the numbering.
 */
export function linkAttempts(
  input: readonly AttemptHead[],
  objectives: readonly Objective[],
): Linked {
  const ids = new RunIds(input);
  const { heads: told, objectives: known } = objectivesOf(input, { ids, objectives });
  const heads = told.map((head, at) => underObjective(head, known[at]));
  const order = datedOrder(heads, ids);
  const baselines = findBaselines(
    order.map((at) => ({ at, head: headAt(heads, at), ...namedBaseline(known[at], ids) })),
  );
  const candidates = order.map((at) => candidate(heads, { at, baseline: baselines.get(at) }));
  const about = order.flatMap((at) => {
    const run = ids.find(headAt(heads, at).about);
    return run === undefined || run === at ? [] : [[at, run] as const];
  });
  const superseded = supersededIn(heads, ids);
  const added = new Map(candidates.map(({ at, adds }) => [at, adds]));
  const groups = linkRuns(candidates, about).map((members) =>
    groupOf(members, { heads, ids, baselines, superseded, added }),
  );
  return { heads, groups, objectives: known };
}

interface GroupContext {
  readonly heads: readonly AttemptHead[];
  readonly ids: RunIds;
  readonly baselines: ReadonlyMap<number, number>;
  readonly superseded: ReadonlyMap<number, number>;
  readonly added: ReadonlyMap<number, AttemptGroup['adds']>;
}

/** Who takes whose place, by the lessons. */
function supersededIn(heads: readonly AttemptHead[], ids: RunIds): ReadonlyMap<number, number> {
  const pairs = heads.flatMap(({ lesson }, at) =>
    (lesson?.supersedes ?? []).flatMap((id) => {
      const old = ids.find(id);
      return old === undefined || old === at ? [] : [[old, at] as const];
    }),
  );
  return new Map(pairs);
}

/** Oldest first; a file without a date stands with the run that it is about. */
function datedOrder(heads: readonly AttemptHead[], ids: RunIds): number[] {
  const dates = heads.map((head) => head.date ?? ids.headFor(head.about)?.date ?? '');
  return heads
    .map((_, at) => at)
    .sort((one, other) => {
      const [a, b] = [dates[one] ?? '', dates[other] ?? ''];
      return a === b ? compare(headAt(heads, one).id, headAt(heads, other).id) : compare(a, b);
    });
}

function candidate(
  heads: readonly AttemptHead[],
  { at, baseline }: { readonly at: number; readonly baseline: number | undefined },
): LinkCandidate {
  const head = headAt(heads, at);
  return { at, head, adds: addedBy(head, baseline === undefined ? undefined : heads[baseline]) };
}

/** What an attempt is about: with a lesson all that it touched, else what its baseline did not have. */
function addedBy(head: AttemptHead, baseline: AttemptHead | undefined): AttemptGroup['adds'] {
  const { columns, transforms } = head;
  if (baseline === undefined || isAuthored(head)) return { columns, transforms };
  const before = new Set(baseline.bare);
  return {
    columns: columns.filter((_, at) => !before.has(head.bare[at] ?? '')),
    transforms: transforms.filter((transform) => !baseline.transforms.includes(transform)),
  };
}

/** A person names what an attempt is about; a tracker lists every column that the model was given. */
function isAuthored(head: AttemptHead): boolean {
  return head.lesson !== undefined || head.system === 'precedent';
}

function groupOf(members: readonly number[], context: GroupContext): AttemptGroup {
  const { heads, ids, baselines, superseded, added } = context;
  const ranked = [...members].sort((one, other) => authority(heads, other) - authority(heads, one));
  const [leader = 0, ...rest] = ranked;
  const run = ids.find(headAt(heads, leader).about);
  const others = [
    ...rest.filter((at) => at === run),
    ...members.filter((at) => at !== leader && at !== run),
  ];
  const speakers = [leader, ...others];
  const baseline = speakers
    .map((at) => baselines.get(at))
    .find((at) => at !== undefined && !members.includes(at));
  const supersededBy = superseded.get(leader);
  return {
    leader,
    others,
    adds: unionOf(speakers.flatMap((at) => added.get(at) ?? [])),
    ...(baseline !== undefined && { baseline }),
    ...(supersededBy !== undefined && { supersededBy }),
  };
}

/** What all members of a group add between them. */
function unionOf(all: readonly AttemptGroup['adds'][]): AttemptGroup['adds'] {
  const [first, ...more] = all;
  if (first === undefined) return { columns: [], transforms: [] };
  return {
    columns: more.reduce((union, { columns }) => unionOfColumns(union, columns), first.columns),
    transforms: [...new Set(all.flatMap(({ transforms }) => transforms))].sort(),
  };
}

/** Columns of both, each once, under the name that also says its table. */
function unionOfColumns(all: readonly string[], more: readonly string[]): readonly string[] {
  return more.reduce((union, column) => {
    const at = union.findIndex((known) => isSameColumn(known, column));
    const known = union[at];
    if (known === undefined) return [...union, column];
    return column.length > known.length ? union.with(at, column) : union;
  }, all);
}

/** Whose word counts: a lesson, then a file, then a run whose outcome is known, then one with results. */
function authority(heads: readonly AttemptHead[], at: number): number {
  const { lesson, system, outcome, observations } = headAt(heads, at);
  return (
    (lesson === undefined ? 0 : 8) +
    (system === 'precedent' ? 4 : 0) +
    (outcome === 'unknown' ? 0 : 2) +
    (observations.length > 0 ? 1 : 0)
  );
}

function namedBaseline(
  objective: Objective | undefined,
  ids: RunIds,
): { readonly named: number } | undefined {
  const named = ids.find(objective?.baseline);
  return named === undefined ? undefined : { named };
}

function headAt(heads: readonly AttemptHead[], at: number): AttemptHead {
  const head = heads[at];
  // SAFETY: every number comes from the places of this very list.
  return head!;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The figure of a slice (of all rows without one) by the objective's metric, if there is one. */
export function figureOf(
  { objective, observations }: Pick<AttemptHead, 'objective' | 'observations'>,
  slice?: string,
): number | undefined {
  const { metric } = objective;
  if (metric === undefined) return undefined;
  return observations.find((one) => one.slice === slice && isSameMetric(one.metric, metric))?.value;
}
