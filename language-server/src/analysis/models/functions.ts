import type { FunctionEffect } from '../api/effects';
import { elementsOf } from '../data/elements';
import { argument } from '../machine';
import type { Call, Machine } from '../machine';
import { besideOf, rowsOf, summaryRows } from '../rows';
import type { Rows } from '../rows';
import { mergeInfluences } from '../terms';
import { none, numberOf, textOf, unknown } from '../values';
import type { Column, Data, Value } from '../values';
import { reduce } from '../data/aggregate';
import {
  asData,
  combineData,
  derived,
  flowsFrom,
  influencesOf,
  termsOf,
  sourcesIn,
} from '../data/combine';
import { columnFrom, findColumn, withColumn } from '../data/columns';
import { lastName } from '../data/names';
import { namesOf } from '../data/rowMethods';
import { rowsBehind } from '../data/sources';
import { concatTables, mergeTables } from '../data/tableMethods';

/** `np.log1p(x)`: a function of each value. */
export function mapElements(m: Machine, call: Call, effect: FunctionEffect): Value {
  const value = m.open(call.args[0] ?? unknown);
  const transform =
    effect.does === 'elementwise' && effect.transform !== 'other' ? effect.transform : 'raw';
  if (value.k === 'data') return derived(value, call.site, transform);
  if (value.k === 'list' || value.k === 'tuple') return rowsBehind(m, value) ?? value;
  if (value.k === 'scalar' || value.k === 'const' || value.k === 'unknown') return value;
  return flowsFrom(m, call);
}

/** `np.mean(x)`: as the method of the same name. */
export function applyReduce(m: Machine, path: string, call: Call): Value {
  const data = asData(m.open(call.args[0] ?? unknown));
  if (data === undefined) return { k: 'scalar', key: call.site, influences: [], terms: [] };
  const rest = { ...call, args: call.args.slice(1) };
  return reduce({ m, self: data, data, name: lastName(path), call: rest });
}

/** `np.where(mask, a, b)`, `hstack(...)`: values of all arguments, row by row. */
export function combineAll(m: Machine, path: string, call: Call): Value {
  const values = call.args.flatMap((arg) => {
    const opened = m.open(arg);
    return opened.k === 'list' || opened.k === 'tuple'
      ? opened.items.map((i) => m.open(i))
      : [opened];
  });
  const combined = values.reduce<Value>((left, right) => {
    if (left.k === 'unknown' && left.from === undefined) return right;
    return combineData(left, right, 'other', call.site) ?? left;
  }, unknown);
  if (combined.k !== 'data' || !stacks.has(lastName(path))) return combined;
  const rows = values.reduce<Rows>(
    (all, v) => besideOf(all, asData(v)?.rows ?? all),
    combined.rows,
  );
  return { ...combined, rows };
}

/** Functions that set arrays side by side, row by row. */
const stacks: ReadonlySet<string> = new Set(['hstack', 'column_stack', 'c_', 'dstack']);

/** `np.zeros(n)`: an array to be filled; it holds the rows of what is put into it. */
export function blankArray(): Data {
  return {
    k: 'data',
    shape: 'array',
    library: 'numpy',
    columns: [],
    rows: [],
    influences: [],
    timeEvidence: [],
  };
}

/** `pd.concat([a, b], axis=...)`, `np.concatenate(...)`. */
export function arrange(m: Machine, path: string, call: Call): Value {
  const list = call.args[0] ?? call.named.get('objs') ?? unknown;
  const { known, more } = elementsOf(m, list, call.site);
  const tables = known.flatMap((item) => asData(m.open(item)) ?? []);
  const axis = argument(call, 1, 'axis');
  const how = textOf(call.named.get('how'));
  const sideBySide =
    numberOf(axis) === 1 ||
    textOf(axis) === 'columns' ||
    how === 'horizontal' ||
    path.endsWith('c_');
  const rest = more === undefined ? undefined : asData(m.open(more));
  return concatTables(rest === undefined ? tables : [...tables, rest], sideBySide) ?? unknown;
}

/** `pd.merge(left, right, on=...)`. */
export function mergeFunction(m: Machine, _path: string, call: Call): Value {
  const left = asData(m.open(argument(call, 0, 'left') ?? unknown));
  const right = asData(m.open(argument(call, 1, 'right') ?? unknown));
  if (left === undefined || right === undefined) return left ?? right ?? unknown;
  return mergeTables(m, left, right, { ...call, args: call.args.slice(1) });
}

/** `pd.DataFrame(data, columns=...)`, `pd.Series(...)`. */
export function frameFrom(m: Machine, path: string, call: Call): Value {
  const value = m.open(argument(call, 0, 'data') ?? none);
  const library = path.startsWith('polars') ? 'polars' : 'pandas';
  const shape = path.endsWith('Series') ? 'series' : 'frame';
  const data = value.k === 'list' || value.k === 'unknown' ? rowsBehind(m, value) : asData(value);
  if (data !== undefined) return renamedColumns(m, { ...data, shape, library }, call);
  const empty: Data = {
    k: 'data',
    shape,
    library,
    columns: [],
    rows: rowsOfNew(m, value, call),
    influences: [],
    timeEvidence: [],
  };
  if (value.k === 'scalar') return { ...empty, influences: value.influences };
  if (value.k !== 'dict') return empty;
  let frame = empty;
  for (const [name, held] of value.entries) {
    const opened = m.open(held);
    const rows = asData(opened)?.rows;
    if (rows !== undefined)
      frame = { ...frame, rows: besideOf(frame === empty ? [] : frame.rows, rows) };
    const column = columnFrom(name, opened, call.site);
    frame = withColumn(frame, { ...column, ...(opened.k === 'list' ? { terms: [] } : {}) });
  }
  return frame;
}

/** The rows of a new frame: those of its index, or none where it is begun to be filled. */
function rowsOfNew(m: Machine, value: Value, call: Call): Rows {
  const index = m.open(argument(call, 1, 'index') ?? none);
  if (index.k === 'rowIndex' && index.rows !== undefined) return index.rows;
  if (value.k === 'scalar') return summaryRows(call.site);
  const isEmpty = value.k === 'const' && value.value === null;
  return isEmpty ? [] : rowsOf(m.unique(call.site));
}

/** The frame with the names given by `columns=`, when their number agrees. */
function renamedColumns(m: Machine, data: Data, call: Call): Data {
  const given = call.named.get('columns');
  const names = given === undefined ? [] : namesOf(m.open(given));
  if (names.length === 0) return data;
  if (names.length === data.columns.length) {
    const columns = data.columns.map((column, i) => ({ ...column, name: names[i] ?? column.name }));
    return { ...data, columns };
  }
  if (data.rest !== undefined && data.columns.length === 0) return data;
  // More names than columns: which of them holds what flowed in is not known.
  const isWider = data.rest === undefined && names.length > data.columns.length;
  const columns: readonly Column[] = names.map((name) => {
    const known = data.columns.find((column) => column.name === name);
    return known ?? { name, terms: isWider ? [] : termsOf(data), influences: influencesOf(data) };
  });
  return { ...data, columns };
}

/** `get_dummies(x, columns=[...])`: categories learned from all rows that are given. */
export function encode(m: Machine, path: string, call: Call): Value {
  const data = asData(m.open(argument(call, 0, 'data', 'values') ?? unknown));
  if (data === undefined) return unknown;
  const chosen = namesOf(m.open(argument(call, 6, 'columns') ?? none));
  const influence = {
    site: call.site,
    kind: 'encoding' as const,
    api: lastName(path),
    rows: data.rows,
    columns: sourcesIn(data),
  };
  const named = chosen.reduce((frame, name) => {
    const column = findColumn(frame, name);
    return column === undefined ? frame : withColumn(frame, column);
  }, data);
  const columns = named.columns.map((column) =>
    chosen.length === 0 || chosen.includes(column.name)
      ? { ...column, influences: mergeInfluences(column.influences, [influence]) }
      : column,
  );
  const encoded = { ...derived(data, call.site), columns };
  if (lastName(path) === 'factorize') {
    return { k: 'tuple', items: [{ ...encoded, shape: 'series' }, unknown] };
  }
  return chosen.length === 0
    ? { ...encoded, influences: mergeInfluences(data.influences, [influence]) }
    : encoded;
}

/** `scale(X)`, `qcut(x, 4)`: learns from the rows that it is given and changes them at once. */
export function learnAndApply(m: Machine, path: string, call: Call, effect: FunctionEffect): Value {
  const data = asData(m.open(call.args[0] ?? unknown));
  if (data === undefined || effect.does !== 'learned') return flowsFrom(m, call);
  if (lastName(path) === 'cut' && m.open(argument(call, 1, 'bins') ?? none).k === 'list') {
    return derived(data, call.site, 'bin');
  }
  const influence = {
    site: call.site,
    kind:
      data.shape === 'series' && effect.transform === 'bin'
        ? ('statistic' as const)
        : ('fit' as const),
    api: lastName(path),
    rows: data.rows,
    columns: sourcesIn(data),
  };
  const changed = derived(data, call.site, effect.transform);
  return {
    ...changed,
    columns: changed.columns.map((column) => ({
      ...column,
      influences: mergeInfluences(column.influences, [influence]),
    })),
    influences: mergeInfluences(changed.influences, data.shape === 'series' ? [] : [influence]),
  };
}

/** `pl.col("a", "b")`. */
export function lazyColumn(call: Call): Value {
  const names = call.args.flatMap((arg) => {
    if (arg.k === 'const' && typeof arg.value === 'string') return [arg];
    return arg.k === 'list' ? arg.items.flatMap((item) => (item.k === 'const' ? [item] : [])) : [];
  });
  return { k: 'lazy', op: { kind: 'column', names }, site: call.site };
}

/** `pl.lit(x)`, `pd.Timestamp("2024-01-01")`: the constant in it. */
export function literal(path: string, call: Call): Value {
  const first = call.args[0] ?? unknown;
  if (path.startsWith('polars') && lastName(path) === 'lit') {
    return { k: 'lazy', op: { kind: 'value', value: first }, site: call.site };
  }
  if (textOf(first) !== undefined) return first;
  const numbers = call.args.flatMap((arg) => numberOf(arg) ?? []);
  if (numbers.length < 3) return { k: 'scalar', key: call.site, influences: [], terms: [] };
  const text = numbers.map((n) => String(n).padStart(2, '0')).join('-');
  return { k: 'const', value: text };
}

/** `torch.tensor(x)`, `deepcopy(x)`: the first argument as it is; of a tuple of rows, the features. */
export function sameValues(m: Machine, call: Call): Value {
  const value = m.open(call.args[0] ?? unknown);
  if (value.k !== 'list' && value.k !== 'tuple') return value;
  const [first] = value.items;
  return (first === undefined ? undefined : rowsBehind(m, first)) ?? value;
}

/** `shuffle(a, b)`: each argument's rows in another order. */
export function shuffleTogether(m: Machine, call: Call): Value {
  const items = call.args.map((arg): Value => {
    const data = rowsBehind(m, arg);
    return data === undefined ? m.open(arg) : derived(data, call.site, 'sample');
  });
  const [first] = items;
  return items.length === 1 && first !== undefined ? first : { k: 'tuple', items };
}
