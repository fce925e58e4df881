import { bareName } from '../rules/past/columnNames';
import type { AttemptHead } from './recordHead';
import { targetOf } from './resolvedAttempt';
import { createIdeaKey } from './runName';

/** An attempt that may be linked with others, and what it adds to its baseline. */
export interface LinkCandidate {
  readonly at: number;
  readonly head: AttemptHead;
  readonly adds: { readonly columns: readonly string[]; readonly transforms: readonly string[] };
}

/** Two trackers that log one training start within this time, in milliseconds. */
const sameMoment = 2 * 60 * 1000;

/**
 * Groups attempts that tell of one idea: those that a file is about, and runs whose target, added
 * columns and transforms agree and that share a name, a commit, a moment or the figure of a slice.
 * Only attempts that add the same are compared, by key, so that the work grows with their number.
 * @param candidates oldest first. @param about pairs of a file's and its run's places.
 */
export function linkRuns(
  candidates: readonly LinkCandidate[],
  about: readonly (readonly [file: number, run: number])[],
): readonly (readonly number[])[] {
  const groups = new Groups(candidates);
  for (const [file, run] of about) groups.join(file, run);
  const ideaKey = createIdeaKey();
  for (const bucket of collect(candidates, (one) => [addedKey(one)]).values()) {
    if (bucket.length > 1)
      linkBucket(
        bucket.map((one) => keyed(one, ideaKey)),
        groups,
      );
  }
  return groups.list();
}

/** A candidate with the keys under which runs of one idea meet. */
interface KeyedCandidate extends LinkCandidate {
  readonly names: readonly string[];
  readonly commits: readonly string[];
}

function keyed(
  candidate: LinkCandidate,
  ideaKey: (name: string) => string | undefined,
): KeyedCandidate {
  const { name, commit } = candidate.head;
  const idea = name === undefined ? undefined : ideaKey(name);
  return {
    ...candidate,
    names: idea === undefined ? [] : [`name ${idea}`],
    commits: commit === undefined ? [] : [`commit ${commit.slice(0, 7)}`],
  };
}

function linkBucket(bucket: readonly KeyedCandidate[], groups: Groups): void {
  for (const alike of collect(bucket, figureKeys).values()) chain(alike, groups);
  for (const alike of collect(bucket, rerunKeys).values()) chain(alike, groups);
  if (bucket.every(({ head }) => head.system === bucket[0]?.head.system)) return;
  for (const alike of collect(bucket, ({ names }) => names).values()) acrossTrackers(alike, groups);
  for (const alike of collect(bucket, ({ commits }) => commits).values()) {
    acrossTrackers(alike, groups);
  }
  linkMoments(bucket, groups);
}

/** What an attempt adds; one that adds nothing is alike only with the same columns and model. */
function addedKey({ head, adds }: LinkCandidate): string {
  const added = adds.columns.map(bareName).sort().join(' ');
  const how = [...adds.transforms].filter((name) => name !== 'raw').sort();
  if (added !== '' || how.length > 0) return `${added}|${how.join(' ')}`;
  return `|${[...head.bare].sort().join(' ')}|${head.model ?? ''}`;
}

/** Equal figures of a slice; a figure of all rows is often equal by chance, and for copies of a run. */
function figureKeys({ head }: LinkCandidate): readonly string[] {
  return head.observations.flatMap(({ metric, slice, value }) =>
    slice === undefined ? [] : [`${metric} ${slice} ${value.toPrecision(6)}`],
  );
}

/** Runs of one tracker are one idea when also their model and settings are the same. */
function rerunKeys({ head, names, commits }: KeyedCandidate): readonly string[] {
  const same = `${head.system} ${head.model ?? ''} ${head.settings}`;
  return [...names, ...commits].map((key) => `${key} ${same}`);
}

function chain(alike: readonly LinkCandidate[], groups: Groups): void {
  for (const [order, one] of alike.entries()) {
    const before = alike[order - 1];
    if (before !== undefined) groups.joinIfAlike(before.at, one.at);
  }
}

/** Links over trackers only where each of them has one idea under the key: else it is anyone's guess. */
function acrossTrackers(alike: readonly LinkCandidate[], groups: Groups): void {
  const ideas = collect(alike, ({ head }) => [head.system]);
  const isClear = [...ideas.values()].every(
    (runs) => new Set(runs.map(({ at }) => groups.rootOf(at))).size === 1,
  );
  if (ideas.size > 1 && isClear) chain(alike, groups);
}

function linkMoments(bucket: readonly LinkCandidate[], groups: Groups): void {
  const dated = bucket.flatMap((one) => {
    const time = momentOf(one.head.date);
    return time === undefined ? [] : [{ ...one, time }];
  });
  dated.sort((one, other) => one.time - other.time);
  for (const [order, one] of dated.entries()) {
    const next = dated[order + 1];
    if (next === undefined || next.time - one.time > sameMoment) continue;
    if (next.head.system !== one.head.system) groups.joinIfAlike(one.at, next.at);
  }
}

/** Milliseconds; undefined for a date without a time of day. */
function momentOf(date: string | undefined): number | undefined {
  const time = date?.includes('T') === true ? Date.parse(date) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

function collect<T extends LinkCandidate>(
  candidates: readonly T[],
  keysOf: (candidate: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of candidates) {
    for (const key of keysOf(one)) {
      const alike = found.get(key);
      if (alike === undefined) found.set(key, [one]);
      else if (alike.at(-1) !== one) alike.push(one);
    }
  }
  return found;
}

/** What the members of a group say between them. */
interface GroupState {
  readonly kept: boolean;
  readonly ended: boolean;
  readonly crashed: boolean;
  readonly open: boolean;
  readonly target: string | undefined;
}

/** Disjoint groups of attempts, each with what its members say together. */
class Groups {
  private readonly order: readonly number[];
  private readonly parents = new Map<number, number>();
  private readonly states = new Map<number, GroupState>();

  constructor(candidates: readonly LinkCandidate[]) {
    this.order = candidates.map(({ at }) => at);
    for (const { at, head } of candidates) this.states.set(at, stateOf(head));
  }

  rootOf(at: number): number {
    let root = at;
    for (let next = this.parents.get(root); next !== undefined; next = this.parents.get(root)) {
      root = next;
    }
    if (root !== at) this.parents.set(at, root);
    return root;
  }

  /** Joins whatever the attempts say: a file names its run. */
  join(one: number, other: number): void {
    const [first, second] = [this.rootOf(one), this.rootOf(other)];
    const [a, b] = [this.states.get(first), this.states.get(second)];
    if (first === second || a === undefined || b === undefined) return;
    this.parents.set(second, first);
    this.states.set(first, together(a, b));
  }

  /** Joins unless the groups contradict each other in target or in how it ended. */
  joinIfAlike(one: number, other: number): void {
    const [a, b] = [this.states.get(this.rootOf(one)), this.states.get(this.rootOf(other))];
    if (a !== undefined && b !== undefined && !contradict(a, b)) this.join(one, other);
  }

  /** The groups in the order of their first members. */
  list(): readonly (readonly number[])[] {
    const members = new Map<number, number[]>();
    for (const at of this.order) {
      const root = this.rootOf(at);
      const group = members.get(root);
      if (group === undefined) members.set(root, [at]);
      else group.push(at);
    }
    return [...members.values()];
  }
}

function stateOf(head: AttemptHead): GroupState {
  const { outcome, status } = head;
  return {
    kept: outcome === 'kept',
    ended: outcome === 'abandoned' || outcome === 'failed',
    crashed: outcome === 'failed',
    open: outcome === 'unknown' && status === 'finished',
    target: targetOf(head),
  };
}

/** A crash and a run that came to an end are two attempts, even of one idea on one commit. */
function contradict(a: GroupState, b: GroupState): boolean {
  const targets = a.target !== undefined && b.target !== undefined && a.target !== b.target;
  const outcomes = (a.kept && b.ended) || (a.ended && b.kept);
  const crash = (a.crashed && b.open) || (a.open && b.crashed);
  return targets || outcomes || crash;
}

function together(a: GroupState, b: GroupState): GroupState {
  return {
    kept: a.kept || b.kept,
    ended: a.ended || b.ended,
    crashed: a.crashed || b.crashed,
    open: a.open || b.open,
    target: a.target ?? b.target,
  };
}
