import { joinValues } from '../join';
import { textOf, unknown } from '../values';
import type { Const, Dict, Seq, Value } from '../values';
import { elementsOf } from './elements';
import { argument } from './machine';
import type { Call, Machine } from './machine';

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

function callSequence(m: Machine, self: Value, seq: Seq, name: string, call: Call): Value {
  const first = call.args[0];
  switch (name) {
    case 'append':
    case 'add':
      if (first !== undefined) {
        m.change(self, { ...seq, items: [...seq.items, m.keep(first, call.site)].slice(-64) });
      }
      return unknown;
    case 'extend':
    case 'union': {
      const more = first === undefined ? { known: [] } : elementsOf(m, first, call.site);
      const joined: Seq = { ...seq, items: [...seq.items, ...more.known] };
      return name === 'extend' ? m.change(self, joined) : joined;
    }
    case 'remove':
    case 'discard':
    case 'difference':
      return without(m, self, seq, { name, gone: first });
    case 'insert':
      return m.change(self, { ...seq, items: [call.args[1] ?? unknown, ...seq.items] });
    case 'pop':
      return seq.items[seq.items.length - 1] ?? seq.rest ?? unknown;
    case 'tolist':
    case 'to_list':
    case 'copy':
      return { ...seq, k: 'list' };
    default:
      return unknown;
  }
}

/** A sequence less one item (`remove`) or less a list of them (`difference`). */
function without(
  m: Machine,
  self: Value,
  seq: Seq,
  { name, gone }: { name: string; gone: Value | undefined },
): Value {
  const opened = gone === undefined ? unknown : m.open(gone);
  const names =
    opened.k === 'const' ? [opened] : opened.k === 'list' || opened.k === 'set' ? opened.items : [];
  const texts = new Set(names.flatMap((item) => textOf(item) ?? []));
  const names_ = seq.names;
  const changed: Seq = {
    ...seq,
    items: seq.items.filter((item) => !texts.has(textOf(item) ?? '')),
    ...(names_ === undefined ? {} : { names: { ...names_, except: [...names_.except, ...texts] } }),
  };
  return name === 'difference' ? { ...changed, k: 'list' } : m.change(self, changed);
}

function callDict(m: Machine, self: Value, dict: Dict, name: string, call: Call): Value {
  switch (name) {
    case 'items':
      return {
        k: 'list',
        items: [...dict.keys].map(([key, constant]) => ({
          k: 'tuple' as const,
          items: [constant, dict.entries.get(key) ?? unknown],
        })),
        ...(dict.rest === undefined ? {} : { rest: { k: 'tuple', items: [unknown, dict.rest] } }),
      };
    case 'values':
      return {
        k: 'list',
        items: [...dict.entries.values()],
        ...(dict.rest === undefined ? {} : { rest: dict.rest }),
      };
    case 'keys':
      return { k: 'list', items: [...dict.keys.values()] };
    case 'get':
    case 'pop':
    case 'setdefault': {
      const key = argument(call, 0);
      const held = key?.k === 'const' ? dict.entries.get(String(key.value)) : undefined;
      return held ?? dict.rest ?? argument(call, 1) ?? unknown;
    }
    case 'update': {
      const other = call.args[0] === undefined ? unknown : m.open(call.args[0]);
      if (other.k !== 'dict') return unknown;
      const entries = new Map([...dict.entries, ...other.entries]);
      return m.change(self, { ...dict, entries, keys: new Map([...dict.keys, ...other.keys]) });
    }
    case 'copy':
      return dict;
    default:
      return [...dict.entries.values()].reduce<Value>(joinValues, unknown);
  }
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
  let known = true;
  const text = value.replace(/\{(\w*)(?::[^}]*)?\}/g, (_, name: string) => {
    const held = /^\d*$/.test(name)
      ? call.args[name === '' ? index++ : Number(name)]
      : call.named.get(name);
    if (held?.k === 'const') return String(held.value);
    known = false;
    return '';
  });
  return known ? { k: 'const', value: text } : unknown;
}
