import type { CellIr } from '../python/ir';
import type { AnalysisEvent } from './facts';
import { binary, compareValues, unary } from './interpret/arithmetic';
import { apply } from './interpret/calls';
import { evaluate } from './interpret/evaluate';
import { Machine } from './machine';
import { runBlock } from './interpret/statements';
import { deleted, isLocalName, Store } from './store';
import type { Origin } from './store';
import type { HeapObject, Value } from './values';

/** A name or heap object, as a key: `n:name`, `h:id`. */
export type Key = string;

/** What a cell read when it ran, what it wrote, and what it told. */
export interface CellRun {
  readonly irHash: string;
  readonly reads: ReadonlyMap<Key, Value | undefined>;
  readonly writes: ReadonlyMap<Key, Value | undefined>;
  readonly events: readonly AnalysisEvent[];
}

/** Remembers what is read through it. */
class Reading implements Origin {
  readonly reads = new Map<Key, Value | undefined>();
  readonly #before: Origin;

  constructor(before: Origin) {
    this.#before = before;
  }

  name(name: string): Value | undefined {
    return this.#remember(`n:${name}`, () => this.#before.name(name));
  }

  heap(id: string): HeapObject | undefined {
    const value = this.#before.heap(id);
    this.#remember(`h:${id}`, () => value);
    return value;
  }

  #remember(key: Key, read: () => Value | undefined): Value | undefined {
    if (!this.reads.has(key)) this.reads.set(key, read());
    return this.reads.get(key);
  }
}

/** Runs one cell on what was there before it. */
export function runCell(uid: string, ir: CellIr, before: Origin): CellRun {
  const reading = new Reading(before);
  const store = new Store(reading);
  const m = new Machine({
    store,
    where: { uid, key: '', calls: '', scope: '', globals: new Set() },
    evaluate,
    call: apply,
    arithmetic: (machine, { op, left, right, site }) =>
      op === '~'
        ? unary(machine, op, left)
        : comparisons.has(op)
          ? compareValues(op, machine.open(left), machine.open(right), site)
          : binary(machine, op, left, right, site),
  });
  for (const statement of ir.statements) {
    m.where = { ...m.where, key: statement.key };
    runBlock(m, [statement.ir]);
  }
  return {
    irHash: ir.hash,
    reads: reading.reads,
    writes: writesOf(store, reading.reads),
    events: m.events,
  };
}

const comparisons = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', 'not in', 'is', 'is not']);

/** Names that outlive the cell, and the objects that can still be reached. */
function writesOf(
  store: Store,
  reads: ReadonlyMap<Key, Value | undefined>,
): ReadonlyMap<Key, Value | undefined> {
  const writes = new Map<Key, Value | undefined>();
  const reachable = new Set<string>();
  for (const [name, value] of store.names) {
    if (isLocalName(name)) continue;
    writes.set(`n:${name}`, value === deleted ? undefined : value);
    if (value !== deleted) reach(value, store, reachable);
  }
  for (const [id, object] of store.objects) {
    const known = reads.get(`h:${id}`) !== undefined;
    if (known) reach(object, store, reachable);
    if (known || reachable.has(id)) writes.set(`h:${id}`, object);
  }
  for (const id of reachable) {
    const object = store.objects.get(id);
    if (object !== undefined) writes.set(`h:${id}`, object);
  }
  return writes;
}

/** Marks every object that this value leads to among those that the cell wrote. */
function reach(value: Value, store: Store, reachable: Set<string>): void {
  if (value.k === 'ref') {
    if (reachable.has(value.id)) return;
    reachable.add(value.id);
    const object = store.objects.get(value.id);
    if (object !== undefined) reach(object, store, reachable);
    return;
  }
  for (const part of partsOf(value)) reach(part, store, reachable);
}

function partsOf(value: Value): readonly Value[] {
  switch (value.k) {
    case 'list':
    case 'tuple':
    case 'set':
      return value.rest === undefined ? value.items : [...value.items, value.rest];
    case 'dict':
      return [...value.entries.values(), ...(value.rest === undefined ? [] : [value.rest])];
    case 'instance':
      return [...value.fields.values(), value.cls];
    case 'class':
      return [...value.members.values(), ...value.bases];
    case 'fn':
      return [...value.defaults.values(), ...(value.closure?.values() ?? [])];
    case 'object':
      return [...value.args, ...value.named.values(), ...boundParts(value.bound)];
    case 'method':
      return [value.self];
    case 'indexer':
      return [value.of];
    default:
      return [];
  }
}

function boundParts(bound: { features?: Value; label?: Value } | undefined): readonly Value[] {
  return [bound?.features, bound?.label].flatMap((part) => part ?? []);
}
