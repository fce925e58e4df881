import { asData, flowsFrom } from '../data/combine';
import { lengthOf } from '../data/attribute';
import { callDataMethod } from '../data/methods';
import { joinValues } from '../join';
import { keyOf, none, numberOf, textOf, unknown } from '../values';
import type { Const, Value } from '../values';
import { elementsOf } from '../data/elements';
import { innerCall } from '../machine';
import type { Call, Machine } from '../machine';

type Builtin = (m: Machine, call: Call) => Value;

const maxRange = 24;

/** Python's own functions; those not listed let their arguments flow on. */
const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['len', lengthBuiltin],
  ['range', rangeBuiltin],
  ['list', (m, call) => sequenceFrom(m, call, 'list')],
  ['tuple', (m, call) => sequenceFrom(m, call, 'tuple')],
  ['set', (m, call) => sequenceFrom(m, call, 'set')],
  ['sorted', (m, call) => sequenceFrom(m, call, 'list')],
  ['reversed', (m, call) => sequenceFrom(m, call, 'list')],
  ['iter', (_m, call) => call.args[0] ?? unknown],
  ['enumerate', enumerateBuiltin],
  ['zip', zipBuiltin],
  ['next', (m, call) => firstOf(m, call)],
  ['dict', dictBuiltin],
  ['print', () => none],
  ['display', () => none],
  ['int', (m, call) => numberBuiltin(m, call, 'int')],
  ['float', (m, call) => numberBuiltin(m, call, 'float')],
  ['round', (m, call) => numberBuiltin(m, call, 'round')],
  ['abs', (m, call) => numberBuiltin(m, call, 'abs')],
  ['str', (m, call) => textBuiltin(m, call)],
  ['map', mapBuiltin],
  ['getattr', (m, call) => methodByName(m, call)],
  ['sum', (m, call) => reduceBuiltin(m, 'sum', call)],
  ['max', (m, call) => reduceBuiltin(m, 'max', call)],
  ['min', (m, call) => reduceBuiltin(m, 'min', call)],
  ['isinstance', () => unknown],
  ['super', () => unknown],
  ['globals', () => unknown],
]);

/** Calls a builtin; undefined when the name is none of them. */
export function callBuiltin(m: Machine, name: string, call: Call): Value | undefined {
  return builtins.get(name)?.(m, call);
}

/** `max(column)`: as the method of the same name. */
function reduceBuiltin(m: Machine, name: string, call: Call): Value {
  const data = asData(m.open(call.args[0] ?? unknown));
  return data === undefined
    ? flowsFrom(m, call)
    : callDataMethod(m, data, data, name, { ...call, args: [] });
}

function lengthBuiltin(m: Machine, call: Call): Value {
  const value = m.open(call.args[0] ?? unknown);
  if (value.k === 'data') return lengthOf(value);
  if ((value.k === 'list' || value.k === 'tuple') && value.rest === undefined) {
    return { k: 'const', value: value.items.length };
  }
  return { k: 'scalar', key: call.site, influences: [], terms: [] };
}

function rangeBuiltin(_m: Machine, call: Call): Value {
  const bounds = call.args.map(numberOf);
  const [first, second, step = 1] = bounds;
  const from = bounds.length > 1 ? first : 0;
  const to = bounds.length > 1 ? second : first;
  if (from === undefined || to === undefined || step === 0) {
    return {
      k: 'list',
      items: [],
      rest: { k: 'scalar', key: call.site, influences: [], terms: [] },
    };
  }
  const items: Value[] = [];
  for (let n = from; step > 0 ? n < to : n > to; n += step) {
    if (items.length >= maxRange) {
      return {
        k: 'list',
        items: [],
        rest: { k: 'scalar', key: call.site, influences: [], terms: [] },
      };
    }
    items.push({ k: 'const', value: n });
  }
  return { k: 'list', items };
}

function sequenceFrom(m: Machine, call: Call, k: 'list' | 'tuple' | 'set'): Value {
  const source = call.args[0];
  if (source === undefined) return { k, items: [] };
  const opened = m.open(source);
  const { known, more } = elementsOf(m, opened, call.site);
  const names = opened.k === 'list' ? opened.names : opened.k === 'data' ? opened.rest : undefined;
  return {
    k,
    items: known,
    ...(more === undefined ? {} : { rest: more }),
    ...(names === undefined ? {} : { names }),
    ...(opened.k === 'list' && opened.chosenBy !== undefined ? { chosenBy: opened.chosenBy } : {}),
  };
}

function enumerateBuiltin(m: Machine, call: Call): Value {
  const { known, more } = elementsOf(m, call.args[0] ?? unknown, call.site);
  return {
    k: 'list',
    items: known.map((item, index) => ({
      k: 'tuple',
      items: [{ k: 'const', value: index }, item],
    })),
    ...(more === undefined ? {} : { rest: { k: 'tuple', items: [unknown, more] } }),
  };
}

function zipBuiltin(m: Machine, call: Call): Value {
  const lists = call.args.map((arg) => elementsOf(m, arg, call.site));
  // A list that goes on for an unknown time does not end the walk.
  const ends = lists.filter((list) => list.more === undefined);
  const length = Math.min(...(ends.length > 0 ? ends : lists).map((list) => list.known.length));
  const items = Array.from({ length: Number.isFinite(length) ? length : 0 }, (_, index) => ({
    k: 'tuple' as const,
    items: lists.map((list) => list.known[index] ?? list.more ?? unknown),
  }));
  const open = lists.every((list) => list.more !== undefined);
  const rest = { k: 'tuple' as const, items: lists.map((l) => l.more ?? l.known[0] ?? unknown) };
  return { k: 'list', items, ...(open ? { rest } : {}) };
}

function firstOf(m: Machine, call: Call): Value {
  const { known, more } = elementsOf(m, call.args[0] ?? unknown, call.site);
  return known[0] ?? more ?? unknown;
}

function dictBuiltin(m: Machine, call: Call): Value {
  const entries = new Map<string, Value>(call.named);
  const keys = new Map<string, Const>(
    [...call.named.keys()].map((key) => [key, { k: 'const', value: key }]),
  );
  const source = m.open(call.args[0] ?? unknown);
  if (source.k === 'dict') return { ...source, entries: new Map([...source.entries, ...entries]) };
  for (const pair of elementsOf(m, source, call.site).known) {
    const opened = m.open(pair);
    const [key, value] = opened.k === 'tuple' || opened.k === 'list' ? opened.items : [];
    if (key?.k !== 'const' || value === undefined) continue;
    entries.set(String(key.value), value);
    keys.set(String(key.value), key);
  }
  return { k: 'dict', entries, keys };
}

function numberBuiltin(m: Machine, call: Call, name: string): Value {
  const value = m.open(call.args[0] ?? unknown);
  if (value.k === 'data') return value;
  const number = numberOf(value);
  if (number !== undefined) {
    return {
      k: 'const',
      value: name === 'int' ? Math.trunc(number) : name === 'abs' ? Math.abs(number) : number,
    };
  }
  const key = keyOf(value);
  return {
    k: 'scalar',
    ...(key === undefined ? {} : { key: `${name}(${key})` }),
    influences: value.k === 'scalar' ? value.influences : [],
    terms: value.k === 'scalar' ? value.terms : [],
  };
}

function textBuiltin(m: Machine, call: Call): Value {
  const value = m.open(call.args[0] ?? unknown);
  return value.k === 'const' ? { k: 'const', value: String(value.value) } : unknown;
}

function mapBuiltin(m: Machine, call: Call): Value {
  const [fn, source] = call.args;
  if (fn === undefined || source === undefined) return unknown;
  const { known, more } = elementsOf(m, source, call.site);
  const items = known.map((item) => m.call(m, fn, innerCall(call.site, [item])));
  const rest = more === undefined ? undefined : m.call(m, fn, innerCall(call.site, [more]));
  return { k: 'list', items, ...(rest === undefined ? {} : { rest }) };
}

function methodByName(m: Machine, call: Call): Value {
  const name = textOf(call.args[1]);
  const self = call.args[0];
  if (name === undefined || self === undefined) return unknown;
  const data = asData(m.open(self));
  return data === undefined && m.open(self).k === 'unknown'
    ? flowsFrom(m, call)
    : joinValues({ k: 'method', self, name, site: call.site }, unknown);
}
