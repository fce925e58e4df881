import type { Attempt } from '../../../protocol/src/records/attempt';
import type { Objective } from '../../../protocol/src/records/objective';
import { bareName, isSameColumn, tableOf } from '../rules/past/columnNames';
import { type Verdict, verdictOf } from '../rules/past/verdict';
import type { LinkedAttempt } from '../rules/knowledge';
import { BoundedCache } from './boundedCache';
import { ColumnIndex } from './columnIndex';
import { type AttemptGroup, linkAttempts, type Linked } from './linking';
import type { AttemptHead } from './recordHead';
import { targetOf, underObjective } from './resolvedAttempt';
import { RunIds } from './runIds';

/** Reads the body of the attempt at a place of the list of heads. */
export type ReadAttempt = (at: number) => Attempt;

/** One idea without the bodies of its attempts. */
export interface Idea {
  /** Of its attempts, the one that speaks for the others first. */
  readonly heads: readonly AttemptHead[];
  readonly linked: LinkedAttempt;
  /** Set when it did not work: what says so. */
  readonly verdict?: Verdict;
}

/** Bodies kept after they were read; a hover or a fit asks for the same few again and again. */
const keptBodies = 2_000;
/** Attempts without a lesson that speak against one column, for one target. */
const mostWithoutLesson = 16;

/** Groups by what they are asked for. Numbers are places in `linked.groups`, in rising order. */
interface GroupIndex {
  readonly touching: ColumnIndex;
  readonly against: ReadonlyMap<string, readonly number[]>;
  readonly ofModel: ReadonlyMap<string, readonly number[]>;
  readonly ofHead: readonly number[];
  readonly newestUses: ReadonlyMap<string, DatasetUse>;
  /** By group: what says that it did not work. */
  readonly verdicts: readonly (Verdict | undefined)[];
}

/** Which state of a dataset an attempt worked on. */
export interface DatasetUse {
  readonly id: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly digest: string;
}

/**
 * The attempts of a memory at one moment, linked, with lookups by key. Only heads are in memory;
 * bodies are read when a caller looks into an attempt.
 */
export class AttemptView {
  private readonly linked: Linked;
  private readonly index: GroupIndex;
  private readonly ids: RunIds;
  private readonly bodies = new BoundedCache<number, Attempt>(keptBodies);
  private readonly shown = new Map<number, LinkedAttempt>();
  private readonly read: ReadAttempt;

  constructor(
    heads: readonly AttemptHead[],
    objectives: readonly Objective[],
    { read }: { readonly read: ReadAttempt },
  ) {
    this.read = read;
    this.linked = linkAttempts(heads, objectives);
    this.index = indexGroups(this.linked);
    this.ids = new RunIds(this.linked.heads);
  }

  /** Every idea, oldest first. */
  *ideas(): Generator<Idea> {
    for (const [at, group] of this.linked.groups.entries()) {
      const heads = [group.leader, ...group.others].flatMap((one) => this.linked.heads[one] ?? []);
      const verdict = this.index.verdicts[at];
      const show = (): LinkedAttempt => this.show(at);
      yield {
        heads,
        ...(verdict !== undefined && { verdict }),
        get linked() {
          return show();
        },
      };
    }
  }

  /** Ideas, oldest first, one of whose attempts has any of these columns or waits for one. */
  touching(columns: readonly string[]): readonly LinkedAttempt[] {
    return this.index.touching.find(columns).map((at) => this.show(at));
  }

  /** The newest ideas that `touching` finds, oldest first, and how many older ones are left out. */
  newestTouching(
    columns: readonly string[],
    limit: number,
  ): { readonly newest: readonly LinkedAttempt[]; readonly earlier: number } {
    const places = this.index.touching.find(columns);
    const newest = places.slice(-limit).map((at) => this.show(at));
    return { newest, earlier: places.length - newest.length };
  }

  /** Ideas, oldest first, that add any of these columns or wait for one, and did not work. */
  against(columns: readonly string[]): readonly LinkedAttempt[] {
    return this.placesAgainst(columns).map((at) => this.show(at));
  }

  /** Ideas, oldest first, about a model family and no columns. */
  ofModel(family: string): readonly LinkedAttempt[] {
    return (this.index.ofModel.get(family.toLowerCase()) ?? []).map((at) => this.show(at));
  }

  /** The idea of the attempt with this id, which may be the beginning of one. */
  byRef(reference: string): LinkedAttempt | undefined {
    const at = this.ids.find(reference);
    const group = at === undefined ? undefined : this.index.ofHead[at];
    return group === undefined ? undefined : this.show(group);
  }

  /** The newest attempt with a digest of the dataset that was made in the same way. */
  newestUse(dataset: string, algorithm: string | undefined): DatasetUse | undefined {
    return this.index.newestUses.get(datasetKey(dataset, algorithm));
  }

  /** The given ideas, oldest first. */
  inOrder(ideas: ReadonlySet<LinkedAttempt>): readonly LinkedAttempt[] {
    const places = [...this.shown].filter(([, linked]) => ideas.has(linked));
    return places.sort(([one], [other]) => one - other).map(([, linked]) => linked);
  }

  /** Places of groups in rising order. */
  private placesAgainst(columns: readonly string[]): readonly number[] {
    const lists = columns.map((column) => {
      const list = this.index.against.get(bareName(column)) ?? [];
      // Without a table there is nothing that could contradict.
      if (tableOf(column) === undefined) return list;
      return list.filter((at) => this.columnsOf(at).some((known) => isSameColumn(known, column)));
    });
    const [only, another] = lists;
    if (only === undefined || another === undefined) return only ?? [];
    return [...new Set(lists.flat())].sort((one, other) => one - other);
  }

  private columnsOf(group: number): readonly string[] {
    const found = this.linked.groups[group];
    return found === undefined ? [] : columnsOf(found, this.linked);
  }

  private show(at: number): LinkedAttempt {
    const known = this.shown.get(at);
    const group = this.linked.groups[at];
    if (known !== undefined) return known;
    // SAFETY: every number in the index is a place in the list of groups.
    const linked = this.lazily(group!);
    this.shown.set(at, linked);
    return linked;
  }

  private lazily({ leader, others, adds, baseline, supersededBy }: AttemptGroup): LinkedAttempt {
    const body = (at: number): Attempt => this.body(at);
    const newer = supersededBy === undefined ? undefined : this.linked.heads[supersededBy];
    return {
      adds,
      ...(newer !== undefined && { supersededBy: newer.id }),
      get attempt() {
        return body(leader);
      },
      get duplicates() {
        return others.map(body);
      },
      ...(baseline !== undefined && {
        get baseline() {
          return body(baseline);
        },
      }),
    };
  }

  private body(at: number): Attempt {
    return this.bodies.get(at, () => {
      const attempt = this.read(at);
      const { objective } = this.linked.heads[at] ?? attempt;
      return underObjective({ ...attempt, objective }, this.linked.objectives[at]);
    });
  }
}

function indexGroups(linked: Linked): GroupIndex {
  const touching = new ColumnIndex();
  const against = new Map<string, number[]>();
  const ofModel = new Map<string, number[]>();
  const ofHead: number[] = [];
  const verdicts = linked.groups.map((group) => groupVerdict(group, linked));
  for (const [at, group] of linked.groups.entries()) {
    for (const head of [group.leader, ...group.others]) ofHead[head] = at;
    for (const column of columnsOf(group, linked)) touching.add(column, at);
    if (verdicts[at] !== undefined) {
      const about = [...group.adds.columns, ...awaitedBy(group, linked)].map(bareName);
      for (const column of new Set(about)) push(against, [column, at]);
    }
    const model = linked.heads[group.leader]?.model;
    if (group.adds.columns.length === 0 && model !== undefined) {
      push(ofModel, [model.toLowerCase(), at]);
    }
  }
  const newestUses = newestUsesIn(linked.heads);
  return { touching, against: newestOnly(against, linked), ofModel, ofHead, newestUses, verdicts };
}

function newestUsesIn(heads: readonly AttemptHead[]): ReadonlyMap<string, DatasetUse> {
  const newest = new Map<string, DatasetUse>();
  for (const { id, dataset, date } of heads) {
    if (dataset?.digest === undefined || date === undefined) continue;
    const key = datasetKey(dataset.name, dataset.algorithm);
    const day = date.slice(0, 10);
    if ((newest.get(key)?.date ?? '') < day)
      newest.set(key, { id, date: day, digest: dataset.digest });
  }
  return newest;
}

function datasetKey(name: string, algorithm: string | undefined): string {
  return `${name}\n${algorithm ?? ''}`;
}

/**
 * Runs against which only their figures speak are told by the newest of each target: one fit cannot
 * look into thousands. Lessons are all kept.
 */
function newestOnly(
  index: ReadonlyMap<string, readonly number[]>,
  { groups, heads }: Linked,
): ReadonlyMap<string, readonly number[]> {
  const told = groups.map(({ leader }) => {
    const head = heads[leader];
    return { target: head && targetOf(head), isLesson: head?.lesson !== undefined };
  });
  const newest = (list: readonly number[]): readonly number[] => {
    const counts = new Map<string | undefined, number>();
    const isNew = (at: number): boolean => {
      const { target, isLesson } = told[at] ?? { target: undefined, isLesson: false };
      const count = (counts.get(target) ?? 0) + 1;
      counts.set(target, count);
      return count <= mostWithoutLesson || isLesson;
    };
    return [...list].reverse().filter(isNew).reverse();
  };
  return new Map([...index].map(([column, list]) => [column, newest(list)]));
}

function groupVerdict(
  { leader, baseline }: AttemptGroup,
  { heads, objectives }: Linked,
): Verdict | undefined {
  const head = heads[leader];
  const before = baseline === undefined ? undefined : heads[baseline];
  const named = objectives[leader]?.baseline;
  const stated = named !== undefined && before?.id.startsWith(named) === true;
  return head && verdictOf(head, before, { stated });
}

/** Every column that the attempts of a group name. */
function columnsOf(group: AttemptGroup, linked: Linked): readonly string[] {
  const own = linked.heads[group.leader]?.columns ?? [];
  const awaited = awaitedBy(group, linked);
  if (group.others.length === 0 && awaited.length === 0) return own;
  return [...own, ...group.others.flatMap((at) => linked.heads[at]?.columns ?? []), ...awaited];
}

/** Columns that would make the idea worth another try. */
function awaitedBy({ leader }: AttemptGroup, { heads }: Linked): readonly string[] {
  return heads[leader]?.lesson?.retry_when?.any_columns ?? [];
}

function push(index: Map<string, number[]>, [key, at]: readonly [string, number]): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [at]);
  else list.push(at);
}
