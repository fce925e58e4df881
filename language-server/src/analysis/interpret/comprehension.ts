import type { CompClause, Expr } from '../../python/ir';
import { asData, influencesOf } from '../data/combine';
import type { Influence } from '../facts';
import { joinValues } from '../join';
import { deleted } from '../store';
import { textOf, unknown } from '../values';
import { mergeInfluences } from '../terms';
import type { Const, Rest, Seq, Value } from '../values';
import { assign } from './assign';
import { elementsOf } from '../data/elements';
import type { Machine } from '../machine';

const maxItems = 64;
/** How often the element of nested comprehensions is evaluated item by item. */
const maxRuns = 96;

/** A list, set, dict or generator comprehension; its loop names do not outlive it. */
export function comprehension(m: Machine, e: Extract<Expr, { k: 'comp' }>): Value {
  const names = e.clauses.flatMap((clause) => targetNames(clause.target));
  const before = names.map((name) => [name, m.readName(name)] as const);
  const found: Found = { items: [], keys: [] };
  collect(m, e, e.clauses, found);
  for (const [name, value] of before) m.store.bind(m.localName(name), value ?? deleted);
  if (e.form === 'dict') return dictionaryOf(found);
  const k = e.form === 'set' ? 'set' : 'list';
  return {
    k,
    items: found.items,
    ...(found.rest === undefined ? {} : { rest: found.rest }),
    ...(found.names === undefined ? {} : { names: found.names }),
    ...(found.chosenBy === undefined ? {} : { chosenBy: found.chosenBy }),
  };
}

interface Found {
  readonly items: Value[];
  readonly keys: (Const | undefined)[];
  rest?: Value;
  names?: Rest;
  chosenBy?: readonly Influence[];
}

function collect(
  m: Machine,
  e: Extract<Expr, { k: 'comp' }>,
  clauses: readonly CompClause[],
  found: Found,
): void {
  const [clause, ...inner] = clauses;
  if (clause === undefined) {
    const value = m.keepItem(m.evaluate(m, e.element), m.site(e.element.n));
    const key = e.key === undefined ? undefined : m.evaluate(m, e.key);
    found.items.push(value);
    found.keys.push(key?.k === 'const' ? key : undefined);
    return;
  }
  const source = m.open(m.evaluate(m, clause.iter));
  const { known, more } = elementsOf(m, source, m.site(clause.iter.n));
  const run = (): void => collect(m, e, inner, found);
  const each = (items: readonly Value[]): void => collectEach(m, { clause, found, run }, items);
  each(known);
  if (more === undefined) return;
  const names = restOf(source);
  const wanted = names === undefined ? [] : wantedNames(m, clause);
  if (wanted.length > 0) {
    each(wanted.filter((name) => !known.some((item) => textOf(item) === textOf(name))));
    return;
  }
  assign(m, clause.target, more);
  const rest: Found = { items: [], keys: [] };
  collect(m, e, inner, rest);
  const last = rest.items[0];
  if (last !== undefined)
    found.rest = found.rest === undefined ? last : joinValues(found.rest, last);
  // A test of the name itself picks columns that are not known: none of them is the rule.
  if (names === undefined || clause.ifs.some((test) => picksByName(test, clause.target))) return;
  const excluded = clause.ifs.flatMap((test) => excludedNames(m, test));
  found.names = { ...names, except: [...names.except, ...excluded] };
}

/** Runs the inner clauses for each item that no test rules out. */
function collectEach(
  m: Machine,
  { clause, found, run }: { clause: CompClause; found: Found; run: () => void },
  items: readonly Value[],
): void {
  const taken = items.slice(0, Math.max(1, Math.min(maxItems, maxRuns / m.unrolled)));
  if (taken.length < items.length) found.rest ??= unknown;
  for (const item of taken) {
    assign(m, clause.target, item);
    const tests = clause.ifs.map((test) => m.open(m.evaluate(m, test)));
    if (tests.some(isFalse)) continue;
    for (const test of tests) noteChoice(found, test);
    m.unrolling(taken.length * m.unrolled, run);
  }
}

/** Remembers that items were chosen by a test whose outcome is not known. */
function noteChoice(found: Found, test: Value): void {
  if (test.k === 'const') return;
  const data = asData(test);
  const influences =
    data !== undefined ? influencesOf(data) : test.k === 'scalar' ? test.influences : [];
  found.chosenBy = mergeInfluences(found.chosenBy ?? [], influences);
}

/** The names that `c in [...]` asks for. */
function wantedNames(m: Machine, { target, ifs }: CompClause): readonly Value[] {
  return ifs.flatMap((test) => {
    if (test.k !== 'compare' || test.ops[0] !== 'in' || !isName(test.left, target)) return [];
    const list: Value = test.rest[0] === undefined ? unknown : m.open(m.evaluate(m, test.rest[0]));
    return isSequence(list) ? list.items.filter((item) => textOf(item) !== undefined) : [];
  });
}

/** Whether a test looks for something in the name: `c.startswith("lag_")`, `"lag" in c`. */
function picksByName(test: Expr, target: Expr): boolean {
  if (test.k === 'bool') return test.values.some((value) => picksByName(value, target));
  if (test.k === 'call') return test.fn.k === 'attr' && isName(test.fn.object, target);
  if (test.k !== 'compare') return false;
  return test.ops[0] === 'in' && [test.left, ...test.rest].some((side) => isName(side, target));
}

function isName(expr: Expr, target: Expr): boolean {
  return expr.k === 'name' && target.k === 'name' && expr.id === target.id;
}

/** The unnamed columns that a walk over column names still holds. */
function restOf(source: Value): Rest | undefined {
  return source.k === 'data' ? source.rest : source.k === 'list' ? source.names : undefined;
}

function isFalse(value: Value): boolean {
  return value.k === 'const' && value.value === false;
}

/** Names that `c != "y"` and `c not in [...]` leave out. */
function excludedNames(m: Machine, test: Expr): readonly string[] {
  if (test.k === 'bool' && test.op === 'and') {
    return test.values.flatMap((value) => excludedNames(m, value));
  }
  if (test.k !== 'compare') return [];
  const right: Value = test.rest[0] === undefined ? unknown : m.open(m.evaluate(m, test.rest[0]));
  if (test.ops[0] === '!=') return named([right]);
  if (test.ops[0] !== 'not in') return [];
  return isSequence(right) ? named(right.items) : [];
}

function isSequence(value: Value): value is Seq {
  return value.k === 'list' || value.k === 'tuple' || value.k === 'set';
}

function named(values: readonly Value[]): readonly string[] {
  return values.flatMap((value) => textOf(value) ?? []);
}

function targetNames(target: Expr): readonly string[] {
  if (target.k === 'name') return [target.id];
  return target.k === 'tuple' || target.k === 'list' ? target.items.flatMap(targetNames) : [];
}

function dictionaryOf(found: Found): Value {
  const entries = new Map<string, Value>();
  const keys = new Map<string, Const>();
  let rest = found.rest;
  found.items.forEach((value, index) => {
    const key = found.keys[index];
    if (key === undefined) {
      rest = rest === undefined ? value : joinValues(rest, value);
      return;
    }
    entries.set(String(key.value), value);
    keys.set(String(key.value), key);
  });
  return { k: 'dict', entries, keys, ...(rest === undefined ? {} : { rest }) };
}
