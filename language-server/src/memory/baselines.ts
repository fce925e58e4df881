import type { AttemptHead } from './recordHead';
import { targetOf } from './resolvedAttempt';

/** An attempt as the linking sees it: its place in the list of heads, oldest first. */
export interface DatedAttempt {
  readonly at: number;
  readonly head: AttemptHead;
  /** Place of the baseline that the objective names. */
  readonly named?: number;
}

/** Kept attempts further back than this many sets of columns are no longer looked at. */
const remembered = 16;

/** Kept attempts of one experiment or target, the newest of each set of columns, newest last. */
type Kept = Map<string, KeptSet>;

interface KeptSet {
  readonly at: number;
  readonly columns: ReadonlySet<string>;
}

/**
 * The baseline of each attempt, by place: the one that the objective names, else the kept attempt of
 * the same experiment, or else of the same target, that came before with most columns in common.
 * @param attempts oldest first.
 */
export function findBaselines(attempts: readonly DatedAttempt[]): ReadonlyMap<number, number> {
  const pools = new Map<string, Kept>();
  const found = new Map<number, number>();
  const rank = new Map(attempts.map(({ at }, order) => [at, order]));
  for (const [order, attempt] of attempts.entries()) {
    const { at, head, named } = attempt;
    const isLater = named !== undefined && (rank.get(named) ?? Infinity) < order;
    const baseline = isLater ? named : nearestKept(head, pools);
    if (baseline !== undefined && baseline !== at) found.set(at, baseline);
    if (head.outcome === 'kept') remember(attempt, pools);
  }
  return found;
}

function nearestKept(head: AttemptHead, pools: ReadonlyMap<string, Kept>): number | undefined {
  const columns = head.bare;
  for (const name of poolNames(head)) {
    const kept = [...(pools.get(name)?.values() ?? [])].reverse();
    let best: { at: number; common: number } | undefined;
    for (const { at, columns: others } of kept) {
      const common = columns.filter((column) => others.has(column)).length;
      if (best === undefined || common > best.common) best = { at, common };
    }
    if (best !== undefined) return best.at;
  }
  return undefined;
}

function remember({ at, head }: DatedAttempt, pools: Map<string, Kept>): void {
  const columns = head.bare;
  const key = [...columns].sort().join(' ');
  for (const name of poolNames(head)) {
    const kept = pools.get(name) ?? new Map<string, KeptSet>();
    pools.set(name, kept);
    kept.delete(key);
    kept.set(key, { at, columns: new Set(columns) });
    const [oldest] = kept.keys();
    if (kept.size > remembered && oldest !== undefined) kept.delete(oldest);
  }
}

/** The experiment first, then the target. Without a target only others without one are alike. */
function poolNames(head: AttemptHead): readonly string[] {
  const target = `target ${targetOf(head) ?? ''}`;
  return head.experiment === undefined
    ? [target]
    : [`experiment ${head.system} ${head.experiment}`, target];
}
