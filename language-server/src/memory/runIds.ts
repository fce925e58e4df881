import type { AttemptHead } from './recordHead';

/** Shorter beginnings of an id are more likely to be something else. */
const shortestStart = 4;

/** Finds attempts by id, also by the beginning of one (`mlflow:1b1c2d3e`) when only one fits. */
export class RunIds {
  private readonly heads: readonly AttemptHead[];
  /** Places of the attempts, ordered by id. */
  private readonly sorted: readonly (readonly [id: string, at: number])[];

  constructor(heads: readonly AttemptHead[]) {
    this.heads = heads;
    this.sorted = heads
      .map(({ id }, at) => [id, at] as const)
      .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  }

  /** The place of the attempt; undefined when none or several fit. */
  find(reference: string | undefined): number | undefined {
    if (reference === undefined) return undefined;
    const at = this.lowerBound(reference);
    const [first, second] = [this.sorted[at], this.sorted[at + 1]];
    if (first === undefined || first[0] === reference) return first?.[1];
    const start = reference.slice(reference.indexOf(':') + 1);
    if (start.length < shortestStart || !first[0].startsWith(reference)) return undefined;
    return second?.[0].startsWith(reference) === true ? undefined : first[1];
  }

  headFor(reference: string | undefined): AttemptHead | undefined {
    const at = this.find(reference);
    return at === undefined ? undefined : this.heads[at];
  }

  private lowerBound(id: string): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle]?.[0] ?? '') < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
