import { dataMethods } from '../api/dataMethods';
import type { Site } from '../facts';
import { argument, innerCall } from '../machine';
import { mergeInfluences } from '../terms';
import { none, numberOf, textOf } from '../values';
import type { Column, Data, Value } from '../values';
import { spreadStatistic } from './aggregate';
import { asData, derived, onlyColumn } from './combine';
import { callOn } from './methodCall';
import type { MethodCall } from './methodCall';
import { lastName } from './names';
import { closed } from './detached';

/** `map(...)`: through a dict or function row by row, or through a table of statistics. */
export function mapValues(c: MethodCall): Value {
  const { m, data, call } = c;
  const mapping = m.open(argument(call, 0, 'arg', 'mapper', 'old', 'mapping') ?? none);
  const table = asData(mapping);
  if (mapping.k === 'fn') return applyRowwise(c, mapping);
  if (table === undefined) return derived(data, call.site);
  const from = onlyColumn(table);
  const own = onlyColumn(data);
  const column: Column = {
    name: own.name,
    terms: from.terms.length > 0 ? from.terms : own.terms,
    influences: mergeInfluences(mergeInfluences(table.influences, from.influences), own.influences),
    created: call.site,
  };
  return { ...derived(data, call.site), columns: [column] };
}

/** `apply(fn)`, `transform(fn)`: a named statistic, or a function of the series or of each row. */
export function applyFunction(c: MethodCall): Value {
  const { m, data, call, name } = c;
  const fn = m.open(argument(call, 0, 'func', 'function') ?? none);
  const named = textOf(fn) ?? (fn.k === 'lib' ? lastName(fn.path) : undefined);
  if (named !== undefined) return applyNamed(c, named);
  if (fn.k !== 'fn') return derived(data, call.site);
  if (data.grouped !== undefined || name === 'transform' || data.shape === 'frame') {
    const axis = argument(call, 1, 'axis');
    const rowwise = numberOf(axis) === 1 || textOf(axis) === 'columns';
    if (rowwise) return applyToRow(c, fn);
    return madeHere(
      asSameRows(m.open(m.call(m, fn, innerCall(call.site, [data]))), data),
      call.site,
    );
  }
  return applyRowwise(c, fn);
}

function applyNamed({ m, data, call }: MethodCall, named: string): Value {
  const effect = dataMethods.get(named);
  if (effect?.does === 'reduce' || effect?.does === 'count') {
    return spreadStatistic(data, { site: call.site, fn: named, keys: data.grouped ?? [] });
  }
  return effect === undefined
    ? derived(data, call.site)
    : callOn(m, data, named, { ...call, args: call.args.slice(1) });
}

/** A function of one value of a series: what it reads besides flows in. */
function applyRowwise({ m, data, call }: MethodCall, fn: Value): Value {
  const result = m.open(m.call(m, fn, innerCall(call.site, [derived(data, call.site)])));
  const made = derived(data, call.site);
  return result.k === 'scalar'
    ? { ...made, influences: mergeInfluences(made.influences, result.influences) }
    : made;
}

/** A function of a whole row: the result depends on the columns that it reads. */
function applyToRow({ m, data, call }: MethodCall, fn: Value): Value {
  const result = asData(m.open(m.call(m, fn, innerCall(call.site, [data]))));
  if (result === undefined) {
    return {
      ...closed(derived(data, call.site)),
      shape: 'series',
      columns: [{ name: '', terms: [], influences: [], created: call.site }],
    };
  }
  return asSameRows(result, data);
}

/** Columns that a function made were made, for the reader, where it was applied. */
function madeHere(value: Value, site: Site): Value {
  if (value.k !== 'data') return value;
  return { ...value, columns: value.columns.map((column) => ({ ...column, created: site })) };
}

function asSameRows(result: Value, data: Data): Value {
  const made = asData(result);
  if (made !== undefined) return made;
  if (result.k === 'scalar') {
    return { ...data, columns: [{ name: '', terms: result.terms, influences: result.influences }] };
  }
  return result;
}
