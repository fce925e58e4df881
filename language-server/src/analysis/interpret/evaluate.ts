import type { Expr } from '../../python/ir';
import { selectedFrom } from '../data/selectedFrom';
import { subscript } from '../data/subscript';
import { none, unknown } from '../values';
import type { Const, Value } from '../values';
import { attributeOf } from './attribute';
import { binary, compare, unary } from './arithmetic';
import { evaluateCall } from './calls';
import { comprehension } from './comprehension';
import { capture } from './definitions';
import { elementsOf } from '../data/elements';
import { joinValues } from '../join';
import type { Machine } from '../machine';
import { unboundName } from './unbound';

/** The value of an expression in the machine's current scope. */
export function evaluate(m: Machine, e: Expr): Value {
  if (!m.step()) return unknown;
  switch (e.k) {
    case 'name':
      return m.readName(e.id) ?? unboundName(e.id);
    case 'str':
    case 'num':
      return { k: 'const', value: e.value, site: m.site(e.n) };
    case 'const':
      return e.value === '...' ? none : { k: 'const', value: e.value };
    case 'attr':
      return attributeOf(m, evaluate(m, e.object), e.name, {
        site: m.site(e.n),
        nameSite: m.site(e.at),
      });
    case 'sub':
      return evaluateSubscript(m, e);
    case 'call':
      return evaluateCall(m, e);
    default:
      return evaluateCompound(m, e);
  }
}

type Compound = Exclude<Expr, { k: 'name' | 'str' | 'num' | 'const' | 'attr' | 'sub' | 'call' }>;

function evaluateCompound(m: Machine, e: Compound): Value {
  switch (e.k) {
    case 'list':
    case 'tuple':
    case 'set':
      return sequence(m, e.k, e.items);
    case 'dict':
      return dictionary(m, e);
    case 'bin':
      return binary(m, e.op, evaluate(m, e.left), evaluate(m, e.right), m.site(e.n));
    case 'unary':
      return unary(m, e.op, evaluate(m, e.operand));
    case 'compare':
      return compare(m, e);
    case 'fstr':
      return formatted(m, e.parts);
    case 'slice':
      return unknown;
    default:
      return evaluateControl(m, e);
  }
}

type Control = Exclude<
  Compound,
  { k: 'list' | 'tuple' | 'set' | 'dict' | 'bin' | 'unary' | 'compare' | 'fstr' | 'slice' }
>;

function evaluateControl(m: Machine, e: Control): Value {
  switch (e.k) {
    case 'bool':
      return e.values.map((value) => evaluate(m, value)).reduce(joinValues);
    case 'cond':
      return evaluateConditional(m, e);
    case 'lambda': {
      const closure = capture(m);
      return {
        k: 'fn',
        site: m.site(e.n),
        name: 'lambda',
        params: e.params,
        body: e.body,
        defaults: new Map(),
        ...(closure === undefined ? {} : { closure }),
      };
    }
    case 'comp':
      return comprehension(m, e);
    case 'walrus': {
      const value = evaluate(m, e.value);
      m.bind(e.target, value, m.site(e.n));
      return value;
    }
    case 'star':
      return evaluate(m, e.value);
    case 'await':
    case 'yield':
      return evaluateYield(m, e);
    case 'error':
      for (const part of e.parts) evaluate(m, part);
      return unknown;
  }
}

function evaluateConditional(m: Machine, e: Extract<Expr, { k: 'cond' }>): Value {
  const test = evaluate(m, e.test);
  if (test.k === 'const' && typeof test.value === 'boolean') {
    return evaluate(m, test.value ? e.then : e.orelse);
  }
  return m.either(evaluate(m, e.then), evaluate(m, e.orelse));
}

function evaluateYield(m: Machine, e: Extract<Expr, { k: 'await' | 'yield' }>): Value {
  const value = e.value === undefined ? none : evaluate(m, e.value);
  if (e.k === 'yield') m.returns?.push({ k: 'list', items: [], rest: value });
  return value;
}

function evaluateSubscript(m: Machine, e: Extract<Expr, { k: 'sub' }>): Value {
  const object = evaluate(m, e.object);
  const found = subscript(m, object, e.index, { site: m.site(e.n), indexSite: m.site(e.index.n) });
  return selectedFrom(e.object, m.open(object), found);
}

function sequence(m: Machine, k: 'list' | 'tuple' | 'set', items: readonly Expr[]): Value {
  const values: Value[] = [];
  let rest: Value | undefined;
  let names;
  for (const item of items) {
    const value = evaluate(m, item);
    if (item.k !== 'star') {
      values.push(m.keepItem(value, m.site(item.n)));
      continue;
    }
    const spread = elementsOf(m, value, m.site(item.n));
    values.push(...spread.known);
    rest = spread.more ?? rest;
    const opened = m.open(value);
    if (opened.k === 'list') names = opened.names ?? names;
  }
  return {
    k,
    items: values,
    ...(rest === undefined ? {} : { rest }),
    ...(names === undefined ? {} : { names }),
  };
}

function dictionary(m: Machine, e: Extract<Expr, { k: 'dict' }>): Value {
  const entries = new Map<string, Value>();
  const keys = new Map<string, Const>();
  let rest: Value | undefined;
  for (const { key, value } of e.entries) {
    const result = m.keepItem(evaluate(m, value), m.site(value.n));
    if (key === undefined) {
      const spread = m.open(result);
      if (spread.k !== 'dict') continue;
      for (const [name, held] of spread.entries) entries.set(name, held);
      for (const [name, held] of spread.keys) keys.set(name, held);
      continue;
    }
    const name = evaluate(m, key);
    if (name.k === 'const') {
      entries.set(String(name.value), result);
      keys.set(String(name.value), name);
    } else {
      rest = rest === undefined ? result : joinValues(rest, result);
    }
  }
  return { k: 'dict', entries, keys, ...(rest === undefined ? {} : { rest }) };
}

function formatted(m: Machine, parts: readonly (string | Expr)[]): Value {
  let text = '';
  let known = true;
  for (const part of parts) {
    const value = typeof part === 'string' ? part : evaluate(m, part);
    if (typeof value === 'string') text += value;
    else if (value.k === 'const' && value.value !== null) text += String(value.value);
    else known = false;
  }
  return known ? { k: 'const', value: text } : unknown;
}
