import type { Expr } from '../python/ir';
import type { AnalysisEvent, Site } from './facts';
import { joinValues } from './join';
import { localScope } from './store';
import type { Store } from './store';
import { unknown } from './values';
import type { HeapObject, Ref, Value } from './values';

/** The statement that is being run: its cell, its key, the calls that led to it, its name scope. */
export interface Where {
  readonly uid: string;
  readonly key: string;
  /** Distinguishes the inlined runs of one function: the call sites that led here. */
  readonly calls: string;
  /** Prefix of local names; empty at module level. */
  readonly scope: string;
  /** Names that a `global` statement ties to module level. */
  readonly globals: ReadonlySet<string>;
  readonly closure?: ReadonlyMap<string, Value>;
}

/** What one run of a cell may cost before it stops looking closer. */
const maxSteps = 200_000;
const maxDepth = 8;

/**
 * The state of one cell's run. It evaluates nothing itself: `interpret/` walks the code, `data/` and
 * `models/` know what values do.
 */
export class Machine {
  store: Store;
  where: Where;
  readonly events: AnalysisEvent[] = [];
  /** Return values of the function that is being run. */
  returns: Value[] | undefined;
  /** Evaluates an expression; set by the interpreter so that data modules need not import it. */
  readonly evaluate: (m: Machine, expr: Expr) => Value;
  readonly call: Caller;
  readonly arithmetic: Arithmetic;
  #steps = 0;
  #muted = 0;
  #unrolled = 1;
  #scopes = 0;
  #stack: Site[] = [];
  readonly #made = new Map<string, number>();

  constructor(options: {
    store: Store;
    where: Where;
    evaluate: Machine['evaluate'];
    call: Caller;
    arithmetic: Arithmetic;
  }) {
    this.store = options.store;
    this.where = options.where;
    this.evaluate = options.evaluate;
    this.call = options.call;
    this.arithmetic = options.arithmetic;
  }

  /** Counts a step; false once the run has become too long to follow closely. */
  step(): boolean {
    this.#steps += 1;
    return this.#steps < maxSteps;
  }

  /** The site of node `n` of the statement that is being run. */
  site(n: number): Site {
    return `${this.where.uid}|${this.where.key}|${n}`;
  }

  /** An id for what is made at a site, different for each time it is made. */
  unique(site: Site): string {
    const id = `${site}~${this.where.calls}`;
    const count = this.#made.get(id) ?? 0;
    this.#made.set(id, count + 1);
    return count === 0 ? id : `${id}~${count}`;
  }

  emit(event: AnalysisEvent): void {
    if (this.#muted === 0) this.events.push(event);
  }

  /** Whether events are told by a later pass. */
  get isQuiet(): boolean {
    return this.#muted > 0;
  }

  /** How often the loops around this place run their bodies, item by item. */
  get unrolled(): number {
    return this.#unrolled;
  }

  /** Runs the items of a loop, `times` in all with the loops around it. */
  unrolling<T>(times: number, run: () => T): T {
    const outer = this.#unrolled;
    this.#unrolled = times;
    const result = run();
    this.#unrolled = outer;
    return result;
  }

  /** Runs code whose events would repeat those of a later pass. */
  quietly<T>(run: () => T): T {
    this.#muted += 1;
    const result = run();
    this.#muted -= 1;
    return result;
  }

  /** The object behind a reference; other values stand for themselves. */
  open(value: Value): Value {
    return value.k === 'ref' ? (this.store.heap(value.id) ?? unknown) : value;
  }

  /** The value when either of two may hold; of two tables, whatever is in either. */
  either(a: Value, b: Value): Value {
    if (a.k !== 'ref' && b.k !== 'ref') return joinValues(a, b);
    const [left, right] = [this.open(a), this.open(b)];
    return left.k === 'data' && right.k === 'data' && left !== right
      ? joinValues(left, right)
      : joinValues(a, b);
  }

  /** Puts an object that can change in place on the heap, and names it. */
  keep(value: Value, site: Site): Value {
    if (!isChangeable(value)) return value;
    const ref: Ref = { k: 'ref', id: this.unique(site) };
    this.store.objects.set(ref.id, value);
    return ref;
  }

  /**
   * Puts an item of a container on the heap, so that a model taken out of a dict is the one that
   * was fitted there. Lists of names stay as they are written.
   */
  keepItem(value: Value, site: Site): Value {
    return value.k === 'data' || value.k === 'object' || value.k === 'instance'
      ? this.keep(value, site)
      : value;
  }

  /** Replaces what a reference stands for; a value without a name is only returned. */
  change(self: Value, object: HeapObject): Value {
    if (self.k !== 'ref') return object;
    this.store.objects.set(self.id, object);
    return self;
  }

  readName(name: string): Value | undefined {
    if (this.where.scope !== '' && !this.where.globals.has(name)) {
      const local = this.store.name(this.where.scope + name);
      const captured = local ?? this.where.closure?.get(name);
      if (captured !== undefined) return captured;
    }
    return this.store.name(name);
  }

  /** Binds a name in the scope that is being run. */
  bind(name: string, value: Value, site: Site): void {
    this.store.bind(this.localName(name), this.keep(value, site));
  }

  localName(name: string): string {
    return this.where.globals.has(name) ? name : this.where.scope + name;
  }

  /** Runs a function's body: a scope of its own, bounded depth, no recursion. */
  inside<T>(site: Site, where: Omit<Where, 'calls' | 'scope'>, run: () => T): T | undefined {
    if (this.#stack.length >= maxDepth || this.#stack.includes(site)) return undefined;
    const outer = { where: this.where, returns: this.returns };
    this.#scopes += 1;
    this.where = { ...where, ...this.#innerScope(where.key) };
    this.returns = [];
    this.#stack.push(site);
    const result = run();
    this.#stack.pop();
    this.where = outer.where;
    this.returns = outer.returns;
    return result;
  }

  #innerScope(key: string): Pick<Where, 'calls' | 'scope'> {
    const calls = `${this.where.calls}/${this.where.key}.${key}`;
    return { calls: calls.slice(-160), scope: localScope(this.#scopes) };
  }
}

/** Applies a callable value; set by the interpreter. */
export type Caller = (m: Machine, callee: Value, call: Call) => Value;

/** Computes `left op right`; set by the interpreter. */
export type Arithmetic = (
  m: Machine,
  e: { op: string; left: Value; right: Value; site: Site },
) => Value;

/** The arguments of a call, evaluated, with the places where they are written. */
export interface Call {
  readonly site: Site;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly argSites: readonly Site[];
  readonly namedSites: ReadonlyMap<string, Site>;
}

/** A call as the analysis makes it itself, without code of its own. */
export function innerCall(site: Site, args: readonly Value[]): Call {
  return { site, args, named: new Map(), argSites: args.map(() => site), namedSites: new Map() };
}

/** The argument at a position, or by any of its names. */
export function argument(
  call: Call,
  position: number,
  ...names: readonly string[]
): Value | undefined {
  for (const name of names) {
    const value = call.named.get(name);
    if (value !== undefined) return value;
  }
  return call.args[position];
}

function isChangeable(value: Value): value is HeapObject {
  return (
    value.k === 'data' ||
    value.k === 'list' ||
    value.k === 'dict' ||
    value.k === 'instance' ||
    value.k === 'object'
  );
}
