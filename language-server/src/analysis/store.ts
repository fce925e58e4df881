import { joinHeap, joinValues } from './join';
import type { HeapObject, Value } from './values';

/** Where names and heap objects come from before the cell has written them. */
export interface Origin {
  name(name: string): Value | undefined;
  heap(id: string): HeapObject | undefined;
}

/** A name that was deleted. */
export const deleted = Symbol('deleted');

/**
 * Names and heap objects as a cell sees them: what it wrote over what was there before. Branches
 * run on a fork, and forks are joined again.
 */
export class Store implements Origin {
  readonly #before: Origin;
  readonly names = new Map<string, Value | typeof deleted>();
  readonly objects = new Map<string, HeapObject>();

  constructor(before: Origin) {
    this.#before = before;
  }

  /** The value of a name; undefined when it was never bound or was deleted. */
  name(name: string): Value | undefined {
    const own = this.names.get(name);
    return own === deleted ? undefined : (own ?? this.#before.name(name));
  }

  /** The object behind a reference. */
  heap(id: string): HeapObject | undefined {
    return this.objects.get(id) ?? this.#before.heap(id);
  }

  /** Names written since the cell began, the latest value of each. */
  visibleNames(): ReadonlyMap<string, Value> {
    const before = this.#before instanceof Store ? this.#before.visibleNames() : [];
    const visible = new Map<string, Value>(before);
    for (const [name, value] of this.names) {
      if (value === deleted) visible.delete(name);
      else visible.set(name, value);
    }
    return visible;
  }

  /** A store that sees this one and keeps its own writes apart. */
  fork(): Store {
    return new Store(this);
  }

  /** Takes over what a fork wrote. */
  absorb(fork: Store): void {
    for (const [name, value] of fork.names) this.names.set(name, value);
    for (const [id, object] of fork.objects) this.objects.set(id, object);
  }

  /** Takes over what either of two forks wrote, joined where both or only one wrote. */
  absorbEither(a: Store, b: Store): void {
    for (const name of new Set([...a.names.keys(), ...b.names.keys()])) {
      const left = a.name(name);
      const right = b.name(name);
      this.names.set(name, joinMaybe(left, right) ?? deleted);
    }
    for (const id of new Set([...a.objects.keys(), ...b.objects.keys()])) {
      const left = a.heap(id);
      const right = b.heap(id);
      const joined = left && right ? joinHeap(left, right) : (left ?? right);
      if (joined !== undefined) this.objects.set(id, joined);
    }
  }
}

function joinMaybe(a: Value | undefined, b: Value | undefined): Value | undefined {
  return a === undefined || b === undefined ? (a ?? b) : joinValues(a, b);
}
