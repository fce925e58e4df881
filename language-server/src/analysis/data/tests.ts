import { argument } from '../machine';
import type { Predicate, Value } from '../values';
import { combineData, derived, onlyColumn } from './combine';
import type { MethodCall } from './methodCall';
import { negate } from './predicate';

/** `isin(values)`: a mask; its complement is the other side of the same part. */
export function membership({ m, data, call }: MethodCall): Value {
  const other = argument(call, 0);
  const opened = other === undefined ? undefined : m.open(other);
  const mask = combineData(data, opened ?? data, 'other', call.site) ?? data;
  const rows = opened?.k === 'rowIndex' ? opened.rows : undefined;
  const last = rows?.[0]?.parts.at(-1);
  const predicate =
    last === undefined
      ? ({ kind: 'part', split: `mask:${call.site}`, side: 'true' } as const)
      : ({ kind: 'part', split: last.split, side: last.side } as const);
  return { ...mask, predicate };
}

/** Methods that are comparisons by another name. */
const comparisons: ReadonlyMap<string, string> = new Map([
  ['eq', '=='],
  ['ne', '!='],
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
]);

/** Tests that hold where another one does not. */
const negations: ReadonlyMap<string, string> = new Map([
  ['isna', 'isnull'],
  ['is_null', 'isnull'],
  ['is_nan', 'isnull'],
]);
const negated: ReadonlySet<string> = new Set(['notna', 'notnull', 'is_not_null', 'is_not_nan']);

/** `isnull()`, `contains("x")`, `gt(3)`: a mask; equal tests of a column are the same mask. */
export function testRows({ m, data, name, call }: MethodCall): Value {
  const [first] = call.args;
  const op = comparisons.get(name);
  if (op !== undefined && first !== undefined) {
    return m.arithmetic(m, { op, left: data, right: first, site: call.site });
  }
  const column = onlyColumn(data);
  const of = column.terms[0]?.source.column ?? column.name;
  const test = negated.has(name) ? 'isnull' : (negations.get(name) ?? name);
  const args = call.args.map((arg) => (arg.k === 'const' ? String(arg.value) : call.site));
  const holds: Predicate = {
    kind: 'part',
    split: `mask:${of}.${test}(${args.join()})`,
    side: 'true',
  };
  const predicate = negated.has(name) ? negate(holds) : holds;
  const mask = derived(data, call.site);
  return data.shape === 'series' && predicate !== undefined ? { ...mask, predicate } : mask;
}
