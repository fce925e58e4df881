import { joinData, joinHeap, joinValues } from './join';
import type { HeapObject, Value } from './values';

/** Where names and heap objects come from before the cell has written them. */
export interface Origin {
  name(name: string): Value | undefined;
  heap(id: string): HeapObject | undefined;
}

const localMark = '\u0001';

/** The prefix of the names of one run of a function. */
export function localScope(run: number): string {
  return `${localMark}${run}.`;
}

/** Whether a name belongs to the scope of a function. */
export function isLocalName(name: string): boolean {
  return name.startsWith(localMark);
}

function scopeOf(name: string): string {
  return name.slice(0, name.indexOf('.') + 1);
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
  /** Of the names, those of each function's scope. */
  readonly #locals = new Map<string, Set<string>>();

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

  /** Writes a name. */
  bind(name: string, value: Value | typeof deleted): void {
    this.names.set(name, value);
    if (!isLocalName(name)) return;
    const scope = scopeOf(name);
    const written = this.#locals.get(scope);
    if (written === undefined) this.#locals.set(scope, new Set([name]));
    else written.add(name);
  }

  /** The names of a function's scope, without the scope itself, with their latest values. */
  namesWithin(scope: string): ReadonlyMap<string, Value> {
    const visible = new Map<string, Value>(
      this.#before instanceof Store ? this.#before.namesWithin(scope) : [],
    );
    for (const name of this.#locals.get(scope) ?? []) {
      const value = this.names.get(name);
      const short = name.slice(scope.length);
      if (value === undefined || value === deleted) visible.delete(short);
      else visible.set(short, value);
    }
    return visible;
  }

  /** A store that sees this one and keeps its own writes apart. */
  fork(): Store {
    return new Store(this);
  }

  /** Takes over what a fork wrote. */
  absorb(fork: Store): void {
    for (const [name, value] of fork.names) this.bind(name, value);
    for (const [id, object] of fork.objects) this.objects.set(id, object);
  }

  /** Of two names of tables, one that stands for whatever is in either. */
  #eitherTable(a: Store, b: Store, left?: Value, right?: Value): Value | undefined {
    if (left?.k !== 'ref' || right?.k !== 'ref' || left.id === right.id) return undefined;
    const [one, other] = [a.heap(left.id), b.heap(right.id)];
    if (one?.k !== 'data' || other?.k !== 'data') return undefined;
    const id = eitherId(left.id, right.id);
    this.objects.set(id, joinData(one, other));
    return { k: 'ref', id };
  }

  /** Takes over what either of two forks wrote, joined where both or only one wrote. */
  absorbEither(a: Store, b: Store): void {
    for (const name of new Set([...a.names.keys(), ...b.names.keys()])) {
      const left = a.name(name);
      const right = b.name(name);
      this.bind(name, this.#eitherTable(a, b, left, right) ?? joinMaybe(left, right) ?? deleted);
    }
    for (const id of new Set([...a.objects.keys(), ...b.objects.keys()])) {
      const left = a.heap(id);
      const right = b.heap(id);
      const joined = left && right ? joinHeap(left, right) : (left ?? right);
      if (joined !== undefined) this.objects.set(id, joined);
    }
  }
}

const maxIdLength = 400;

/** A name for what is either of two objects; joining again with one of them changes no name. */
function eitherId(a: string, b: string): string {
  const both = `${a}|or|${b}`;
  if (a.split('|or|').includes(b)) return a;
  return b.split('|or|').includes(a) || both.length > maxIdLength ? b : both;
}

function joinMaybe(a: Value | undefined, b: Value | undefined): Value | undefined {
  return a === undefined || b === undefined ? (a ?? b) : joinValues(a, b);
}
