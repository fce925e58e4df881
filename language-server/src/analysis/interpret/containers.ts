import { joinValues } from '../join';
import { textOf, unknown } from '../values';
import type { Const, Dict, Seq, Value } from '../values';
import { elementsOf } from '../data/elements';
import { argument } from '../machine';
import type { Call, Machine } from '../machine';

/** A method of a list, tuple, set, dict or string. */
export function callContainer(
  m: Machine,
  self: Value,
  object: Seq | Dict | Const,
  name: string,
  call: Call,
): Value {
  if (object.k === 'const') return callText(object, name, call);
  if (object.k === 'dict') return callDict(m, self, object, name, call);
  return callSequence(m, self, object, name, call);
}

type SequenceMethod = (m: Machine, self: Value, seq: Seq, call: Call) => Value;

/** More items than this are not told apart. */
const maxItems = 64;

const sequenceMethods: ReadonlyMap<string, SequenceMethod> = new Map<string, SequenceMethod>([
  ['append', addItem],
  ['add', addItem],
  ['extend', (m, self, seq, call) => m.change(self, extended(m, seq, call))],
  ['union', (m, _self, seq, call) => extended(m, seq, call)],
  ['remove', (m, self, seq, call) => m.change(self, without(m, seq, call.args[0]))],
  ['discard', (m, self, seq, call) => m.change(self, without(m, seq, call.args[0]))],
  ['difference', (m, _self, seq, call) => ({ ...without(m, seq, call.args[0]), k: 'list' })],
  ['drop', (m, _self, seq, call) => ({ ...without(m, seq, call.args[0]), k: 'list' })],
  [
    'insert',
    (m, self, seq, call) =>
      m.change(self, { ...seq, items: [call.args[1] ?? unknown, ...seq.items] }),
  ],
  ['pop', (_m, _self, seq) => seq.items[seq.items.length - 1] ?? seq.rest ?? unknown],
  ['tolist', (_m, _self, seq) => ({ ...seq, k: 'list' })],
  ['to_list', (_m, _self, seq) => ({ ...seq, k: 'list' })],
  ['copy', (_m, _self, seq) => seq],
]);

function callSequence(m: Machine, self: Value, seq: Seq, name: string, call: Call): Value {
  return sequenceMethods.get(name)?.(m, self, seq, call) ?? unknown;
}

function addItem(m: Machine, self: Value, seq: Seq, call: Call): Value {
  const [first] = call.args;
  if (first === undefined) return unknown;
  const items = [...seq.items, m.keep(first, call.site)].slice(-maxItems);
  m.change(self, { ...seq, items });
  return unknown;
}

function extended(m: Machine, seq: Seq, call: Call): Seq {
  const [first] = call.args;
  const more = first === undefined ? { known: [] } : elementsOf(m, first, call.site);
  return { ...seq, items: [...seq.items, ...more.known] };
}

/** A sequence less one item, or less a list of them. */
function without(m: Machine, seq: Seq, gone: Value | undefined): Seq {
  const opened = gone === undefined ? unknown : m.open(gone);
  const items =
    opened.k === 'list' || opened.k === 'set' || opened.k === 'tuple' ? opened.items : [opened];
  const texts = new Set(items.flatMap((item) => textOf(item) ?? []));
  return {
    ...seq,
    items: seq.items.filter((item) => !texts.has(textOf(item) ?? '')),
    ...(seq.names === undefined
      ? {}
      : { names: { ...seq.names, except: [...seq.names.except, ...texts] } }),
  };
}

type DictMethod = (m: Machine, self: Value, dict: Dict, call: Call) => Value;

const dictMethods: ReadonlyMap<string, DictMethod> = new Map<string, DictMethod>([
  ['items', (_m, _self, dict) => pairsOf(dict)],
  ['values', (_m, _self, dict) => valuesOf(dict)],
  ['keys', (_m, _self, dict) => ({ k: 'list', items: [...dict.keys.values()] })],
  ['get', lookUp],
  ['pop', lookUp],
  ['setdefault', lookUp],
  ['update', updateDict],
  ['copy', (_m, _self, dict) => dict],
]);

function callDict(m: Machine, self: Value, dict: Dict, name: string, call: Call): Value {
  const method = dictMethods.get(name);
  return method === undefined
    ? [...dict.entries.values()].reduce<Value>(joinValues, unknown)
    : method(m, self, dict, call);
}

function pairsOf(dict: Dict): Seq {
  const items = [...dict.keys].map(([key, constant]) => ({
    k: 'tuple' as const,
    items: [constant, dict.entries.get(key) ?? unknown],
  }));
  return dict.rest === undefined
    ? { k: 'list', items }
    : { k: 'list', items, rest: { k: 'tuple', items: [unknown, dict.rest] } };
}

function valuesOf(dict: Dict): Seq {
  const items = [...dict.entries.values()];
  return dict.rest === undefined ? { k: 'list', items } : { k: 'list', items, rest: dict.rest };
}

function lookUp(_m: Machine, _self: Value, dict: Dict, call: Call): Value {
  const key = argument(call, 0);
  const held = key?.k === 'const' ? dict.entries.get(String(key.value)) : undefined;
  return held ?? dict.rest ?? argument(call, 1) ?? unknown;
}

function updateDict(m: Machine, self: Value, dict: Dict, call: Call): Value {
  const other = m.open(call.args[0] ?? unknown);
  if (other.k !== 'dict') return unknown;
  const entries = new Map([...dict.entries, ...other.entries]);
  return m.change(self, { ...dict, entries, keys: new Map([...dict.keys, ...other.keys]) });
}

function callText(text: Const, name: string, call: Call): Value {
  const value = textOf(text);
  if (value === undefined) return unknown;
  switch (name) {
    case 'format':
      return formatText(value, call);
    case 'lower':
      return { k: 'const', value: value.toLowerCase() };
    case 'upper':
      return { k: 'const', value: value.toUpperCase() };
    case 'strip':
      return { ...text, value: value.trim() };
    case 'split': {
      const separator = textOf(call.args[0]);
      const parts = separator === undefined ? value.split(/\s+/) : value.split(separator);
      return { k: 'list', items: parts.map((part) => ({ k: 'const' as const, value: part })) };
    }
    default:
      return unknown;
  }
}

function formatText(value: string, call: Call): Value {
  let index = 0;
  const missing: string[] = [];
  const text = value.replace(/\{(\w*)(?::[^}]*)?\}/g, (_, name: string) => {
    const held = /^\d*$/.test(name)
      ? call.args[name === '' ? index++ : Number(name)]
      : call.named.get(name);
    if (held?.k === 'const') return String(held.value);
    missing.push(name);
    return '';
  });
  return missing.length === 0 ? { k: 'const', value: text } : unknown;
}
