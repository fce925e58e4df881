import { dataMethods } from '../api/dataMethods';
import type { MethodEffect } from '../api/effects';
import { argument } from '../machine';
import type { Call, Machine } from '../machine';
import { booleanOf, none } from '../values';
import type { Data, Value } from '../values';
import { aggregateFrame, reduce } from './aggregate';
import { applyFunction, mapValues } from './apply';
import { flowsFrom } from './combine';
import { fillValues, lagValues, windowReduce } from './ordered';
import { membership, testRows } from './tests';
import type { MethodCall } from './methodCall';
import { groupBy, pivot, resample } from './grouped';
import { namedParts, randomParts, takeRows } from './parts';
import { dropMethod, filterMethod, sampleMethod, someRows } from './rowMethods';
import {
  appendRows,
  assignMethod,
  insertColumn,
  mergeMethod,
  popColumn,
  renameColumns,
  setIndex,
} from './tableMethods';
import { selectMethod, withColumnsMethod } from './lazy';
import { derived, mapTerms } from './combine';
import { windowOf } from './windowed';
import { detached } from './detached';

type Handler = (c: MethodCall) => Value;

/** One handler per word of the method vocabulary. */
const handlers: Readonly<Record<MethodEffect['does'], Handler>> = {
  same: ({ data }) => detached(data),
  convert: ({ data }) => ({ ...detached(data), library: 'pandas' }),
  sort: ({ data, call }) => ({
    ...detached(data),
    timeEvidence: sortsByTime(call) ? [...data.timeEvidence, call.site] : data.timeEvidence,
  }),
  elementwise: (c) => elementwise(c),
  reduce: (c) => reduce(c),
  count: (c) => reduce(c),
  cumulate: (c) => windowReduce(c, { size: 'all', ahead: false }),
  'row-number': ({ data, call }) => mapTerms(derived(data, call.site), () => []),
  shift: (c) => lagValues(c, 'shift'),
  difference: (c) => lagValues(c, 'difference'),
  'fill-forward': ({ data }) => detached(data),
  'fill-backward': (c) => windowReduce(c, { size: 'unknown', ahead: true }),
  rank: (c) => reduce({ ...c, name: 'rank' }, 'spread'),
  rolling: (c) => windowOf(c),
  expanding: (c) => windowOf(c),
  'window-reduce': (c) => windowReduce(c),
  groupby: (c) => groupBy(c),
  over: ({ data }) => data,
  resample: (c) => resample(c),
  'some-rows': (c) => inPlace(c, someRows(c)),
  'first-rows': (c) => someRows(c, 'before'),
  'last-rows': (c) => someRows(c, 'after'),
  filter: (c) => filterMethod(c),
  sample: (c) => sampleMethod(c),
  take: (c) => takeMethod(c),
  'random-parts': (c) => randomParts(c),
  'named-parts': (c) => namedParts(c),
  drop: (c) => inPlace(c, dropMethod(c)),
  rename: (c) => inPlace(c, renameColumns(c)),
  assign: (c) => assignMethod(c),
  'with-columns': (c) => withColumnsMethod(c),
  select: (c) => selectMethod(c),
  'select-dtypes': ({ data }) => ({ ...detached(data), narrowed: true }),
  merge: (c) => mergeMethod(c),
  append: (c) => appendRows(c),
  map: (c) => mapValues(c),
  apply: (c) => applyFunction(c),
  transform: (c) => applyFunction(c),
  aggregate: (c) => aggregateFrame(c),
  pipe: ({ m, self, call }) => {
    const [fn, ...args] = call.args;
    return fn === undefined ? none : m.call(m, fn, { ...call, args: [self, ...args] });
  },
  'set-index': (c) => inPlace(c, setIndex(c)),
  pop: (c) => popColumn(c),
  fill: (c) => inPlace(c, fillValues(c)),
  membership: (c) => membership(c),
  test: (c) => testRows(c),
  array: ({ data }) => ({ ...detached(data), shape: 'array', library: 'numpy' }),
  insert: (c) => insertColumn(c),
  pivot: (c) => pivot(c),
  nothing: () => none,
};

/** Calls a method of a frame, series or array. */
export function callDataMethod(
  m: Machine,
  self: Value,
  data: Data,
  name: string,
  call: Call,
): Value {
  const effect = dataMethods.get(name);
  if (effect === undefined) return flowsFrom(m, call, data);
  // An array has no `transform`: the name is then that of something unknown.
  if (data.library === 'numpy' && effect.does === 'transform') return flowsFrom(m, call, data);
  return handlers[effect.does]({ m, self, data, name, call });
}

function takeMethod(c: MethodCall): Value {
  const effect = dataMethods.get(c.name);
  return effect?.does === 'take' ? takeRows(c, effect.side) : c.data;
}

/** With `inplace=True` the object itself changes; a series that is a view changes its frame. */
function inPlace(c: MethodCall, result: Value): Value {
  const { m, self, data, call } = c;
  if (booleanOf(call.named.get('inplace')) !== true) return result;
  const changed = m.open(result);
  if (changed.k !== 'data') return none;
  if (data.viewOf !== undefined) writeBack(m, data.viewOf, changed);
  else m.change(self, changed);
  return none;
}

function writeBack(m: Machine, view: NonNullable<Data['viewOf']>, changed: Data): void {
  const frame = m.store.heap(view.frame);
  const column = changed.columns[0];
  if (frame?.k !== 'data' || column === undefined) return;
  const columns = frame.columns.some((known) => known.name === view.column)
    ? frame.columns.map((known) =>
        known.name === view.column ? { ...column, name: view.column } : known,
      )
    : [...frame.columns, { ...column, name: view.column }];
  m.store.objects.set(view.frame, { ...frame, columns });
}

function elementwise(c: MethodCall): Value {
  const { m, data, name, call } = c;
  const effect = dataMethods.get(name);
  const transform = effect?.does === 'elementwise' ? effect.transform : 'other';
  const other = argument(call, 0);
  const opened = other === undefined ? none : m.open(other);
  if (
    opened.k === 'data' &&
    (transform === 'ratio' || transform === 'interaction' || isSum(name))
  ) {
    const op = transform === 'ratio' ? '/' : transform === 'interaction' ? '*' : isSum(name);
    return arithmeticOf(c, op ?? '+', opened);
  }
  return derived(data, call.site, transform === 'log' ? 'log' : 'raw');
}

function isSum(name: string): string | undefined {
  if (name === 'add' || name === 'radd') return '+';
  return name === 'sub' || name === 'subtract' || name === 'rsub' ? '-' : undefined;
}

function arithmeticOf({ m, data, call }: MethodCall, op: string, other: Value): Value {
  return m.arithmetic(m, { op, left: data, right: other, site: call.site });
}

const timeName =
  /(^|_)(date|time|timestamp|datetime|day|week|month|year|ts|dt|period|hour)s?($|_)|_at$|date$/i;

/** Whether a sort names a column that, by its name, tells time. */
function sortsByTime(call: Call): boolean {
  const by = argument(call, 0, 'by');
  const names = by?.k === 'list' ? by.items : by === undefined ? [] : [by];
  return names.some((name) => name.k === 'const' && timeName.test(String(name.value)));
}
