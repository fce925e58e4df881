import type { Expr } from '../../python/ir';
import type { RowFilter, Site } from '../facts';
import { asData, combineData, withPredicate } from '../data/combine';
import { negate, bothHold, eitherHolds } from '../data/predicate';
import { mergeInfluences } from '../terms';
import { booleanOf, keyOf, unknown } from '../values';
import type { Const, Data, Lazy, Predicate, Scalar, Seq, Value } from '../values';
import type { Machine } from '../machine';

/** What arithmetic between two columns is called in the transform vocabulary. */
const transformOf: Readonly<Record<string, string>> = {
  '*': 'interaction',
  '@': 'interaction',
  '/': 'ratio',
  '//': 'ratio',
  '%': 'ratio',
  '-': 'difference',
  '+': 'sum',
  '**': 'interaction',
};

/** `left op right`. */
export function binary(m: Machine, op: string, l: Value, r: Value, site: Site): Value {
  const left = m.open(l);
  const right = m.open(r);
  if (left.k === 'lazy' || right.k === 'lazy') {
    return {
      k: 'lazy',
      op: { kind: 'bin', op, left: lazy(left, site), right: lazy(right, site) },
      site,
    };
  }
  if (left.k === 'const' && right.k === 'const') return foldConstants(op, left, right);
  if (isSequence(left) && isSequence(right) && op === '+') return concatenated(left, right);
  // Items said again and again are the same items.
  if (isSequence(left) && op === '*') return left;
  const data = combineData(left, right, transformOf[op] ?? 'other', site);
  if (data !== undefined) return withPredicate(data, logical(op, left, right, site));
  if (left.k === 'unknown' && right.k === 'unknown') return unknown;
  return scalarOf(op, left, right);
}

/** A value as a polars expression. */
function lazy(value: Value, site: Site): Lazy {
  return value.k === 'lazy' ? value : { k: 'lazy', op: { kind: 'value', value }, site };
}

function isSequence(value: Value): value is Seq {
  return value.k === 'list' || value.k === 'tuple';
}

function concatenated(a: Seq, b: Seq): Seq {
  const rest = a.rest ?? b.rest;
  const names = a.names ?? b.names;
  const chosenBy = a.chosenBy ?? b.chosenBy;
  return {
    k: a.k,
    items: [...a.items, ...b.items],
    ...(chosenBy === undefined ? {} : { chosenBy }),
    ...(rest === undefined ? {} : { rest }),
    ...(names === undefined ? {} : { names }),
  };
}

function foldConstants(op: string, left: Const, right: Const): Value {
  const a = left.value;
  const b = right.value;
  if (typeof a === 'string' && typeof b === 'string' && op === '+') {
    return { k: 'const', value: a + b };
  }
  if (typeof a === 'string' && op === '%') {
    return b === null ? unknown : { k: 'const', value: a.replace(/%[sdfir]/, String(b)) };
  }
  if (typeof a !== 'number' || typeof b !== 'number') return unknown;
  const result = numeric(op, a, b);
  return result === undefined ? unknown : { k: 'const', value: result };
}

function numeric(op: string, a: number, b: number): number | undefined {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '//':
      return Math.floor(a / b);
    case '%':
      return a % b;
    case '**':
      return a ** b;
    default:
      return undefined;
  }
}

/** A number computed from numbers: equal computations get equal keys. */
function scalarOf(op: string, left: Value, right: Value): Value {
  const keys = [left, right].map(keyOf);
  const influences = [left, right].map((v) => (v.k === 'scalar' ? v.influences : []));
  const terms = [left, right].flatMap((v) => (v.k === 'scalar' ? v.terms : []));
  const known = keys.every((key) => key !== undefined);
  return {
    k: 'scalar',
    ...(known ? { key: `(${keys.join(op)})` } : {}),
    influences: mergeInfluences(influences[0] ?? [], influences[1] ?? []),
    terms,
  };
}

function logical(op: string, left: Value, right: Value, site: Site): Predicate | undefined {
  if (left.k !== 'data' || right.k !== 'data') return undefined;
  if (op === '&') return bothHold(left.predicate, right.predicate);
  if (op === '|') return eitherHolds(left.predicate, right.predicate, site);
  return undefined;
}

/** `op operand`. */
export function unary(m: Machine, op: string, operand: Value): Value {
  const value = m.open(operand);
  switch (value.k) {
    case 'const':
      return unaryConstant(op, value);
    case 'scalar':
      if (op === '~') return negatedTest(value);
      return op === '-' && value.key !== undefined ? { ...value, key: `(-${value.key})` } : value;
    case 'lazy': {
      if (op !== '~' && op !== 'not') return value;
      const call = { kind: 'call', on: value, method: 'not_', args: [], named: new Map() } as const;
      return { k: 'lazy', op: call, site: value.site };
    }
    case 'data':
      return op === '~' ? withPredicate(value, negate(value.predicate)) : value;
    default:
      return value;
  }
}

function unaryConstant(op: string, value: Const): Value {
  if (op === '-' && typeof value.value === 'number') return { ...value, value: -value.value };
  if (op !== 'not') return value;
  const held = booleanOf(value);
  return held === undefined ? unknown : { k: 'const', value: !held };
}

function negatedTest(value: Scalar): Value {
  const predicate = negate(value.predicate);
  return predicate === undefined ? value : { ...value, predicate };
}

const mirrored: Readonly<Record<string, RowFilter['test']>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** `a < b`, chained or not: over columns, a mask that knows its test. */
export function compare(m: Machine, e: Extract<Expr, { k: 'compare' }>): Value {
  const left = m.open(m.evaluate(m, e.left));
  const rights = e.rest.map((item) => m.open(m.evaluate(m, item)));
  const right = rights[0];
  const op = e.ops[0];
  if (right === undefined || op === undefined) return unknown;
  return compareValues(op, left, right, m.site(e.n));
}

/** The result of comparing two opened values. */
export function compareValues(op: string, left: Value, right: Value, site: Site): Value {
  if (left.k === 'lazy' || right.k === 'lazy') {
    return {
      k: 'lazy',
      op: { kind: 'bin', op, left: lazy(left, site), right: lazy(right, site) },
      site,
    };
  }
  if (left.k === 'const' && right.k === 'const') return compareConstants(op, left, right);
  if (op === 'in' || op === 'not in') return membership(op, left, right);
  if (left.k === 'list' && right.k === 'const') return namesWhere(left, op, right);
  const onLeft = asData(left) !== undefined;
  const data = combineData(left, right, 'other', site);
  if (data === undefined) return numberTest(op, left, right, site);
  const test = onLeft ? op : (mirrored[op] ?? op);
  return withPredicate(data, testOf(data, test, onLeft ? right : left, site));
}

/** A test of numbers that are not a table's: a mask of its own, as `np.random.rand(n) < 0.8` is. */
function numberTest(op: string, left: Value, right: Value, site: Site): Value {
  if (left.k !== 'scalar' && right.k !== 'scalar') return unknown;
  const keys = [left, right].map((value) => keyOf(value) ?? site);
  const predicate: Predicate = { kind: 'part', split: `mask:${keys.join(op)}`, side: 'true' };
  const influences = [left, right].map((v) => (v.k === 'scalar' ? v.influences : []));
  return {
    k: 'scalar',
    influences: mergeInfluences(influences[0] ?? [], influences[1] ?? []),
    terms: [],
    predicate,
  };
}

/** Of a list of names, those that a comparison with one name picks. */
function namesWhere(names: Seq, op: string, name: Const): Value {
  if (op === '==') {
    const held = names.items.find((item) => item.k === 'const' && item.value === name.value);
    const found = held ?? (names.names === undefined ? undefined : name);
    return { k: 'list', items: found === undefined ? [] : [found] };
  }
  if (op !== '!=') return unknown;
  const rest = names.names;
  return {
    ...names,
    items: names.items.filter((item) => item.k !== 'const' || item.value !== name.value),
    ...(rest === undefined
      ? {}
      : { names: { ...rest, except: [...rest.except, String(name.value)] } }),
  };
}

function testOf(data: Data, op: string, other: Value, site: Site): Predicate {
  const column = data.columns[0];
  const name = column?.terms[0]?.source.column ?? column?.name;
  const value = other.k === 'const' ? other.value : keyOf(other);
  if (name === undefined || value === undefined || value === null || !isTest(op)) {
    return { kind: 'part', split: `mask:${site}`, side: 'true' };
  }
  return { kind: 'filter', filter: { site, column: name, test: op, value } };
}

function isTest(op: string): op is RowFilter['test'] {
  return ['==', '!=', '<', '<=', '>', '>='].includes(op);
}

function compareConstants(op: string, left: Const, right: Const): Value {
  const a = left.value;
  const b = right.value;
  if (op === '==' || op === 'is') return { k: 'const', value: a === b };
  if (op === '!=' || op === 'is not') return { k: 'const', value: a !== b };
  if (typeof a === 'string' && typeof b === 'string') {
    if (op === 'in') return { k: 'const', value: b.includes(a) };
    if (op === 'not in') return { k: 'const', value: !b.includes(a) };
  }
  return unknown;
}

function membership(op: string, left: Value, right: Value): Value {
  if (left.k !== 'const' || !isCollection(right)) return unknown;
  const names = right.k === 'dict' ? [...right.keys.values()] : right.items;
  if (names.some((item) => item.k !== 'const')) return unknown;
  if (right.rest !== undefined) return unknown;
  const found = names.some((item) => item.k === 'const' && item.value === left.value);
  return { k: 'const', value: (op === 'in') === found };
}

function isCollection(value: Value): value is Seq | Extract<Value, { k: 'dict' }> {
  return ['list', 'tuple', 'set', 'dict'].includes(value.k);
}
