import { dataMethods } from '../api/dataMethods';
import { argument } from '../machine';
import type { Call, Machine } from '../machine';
import type { Site } from '../facts';
import { none, textOf } from '../values';
import type { Column, Data, Grouped, Lazy, Seq, Value } from '../values';
import { statisticOf, summaryFrame } from './aggregate';
import { applyFunction } from './apply';
import { asData, onlyColumn, seriesOf } from './combine';
import { findColumn, selectColumns } from './columns';
import { bindLazy } from './lazy';
import { callOn } from './methodCall';
import type { MethodCall } from './methodCall';
import { lastName } from './names';
import { namesOf } from './rowMethods';
import { ungrouped } from './detached';

/** `groupby(keys)`. */
export function groupBy({ m, data, call }: MethodCall): Value {
  const by = argument(call, 0, 'by', 'level');
  const keys = call.args.length > 1 ? call.args.flatMap((arg) => keysOf(m, arg)) : keysOf(m, by);
  const single = data.shape === 'series';
  const name = data.columns[0]?.name;
  return {
    k: 'grouped',
    of: data,
    keys,
    single,
    ...(single && name !== undefined ? { chosen: [name] } : {}),
  };
}

function keysOf(m: Machine, by: Value | undefined): readonly string[] {
  if (by === undefined) return [];
  const opened = m.open(by);
  if (opened.k === 'data') return opened.columns.map((column) => column.name);
  if (opened.k === 'lazy' && opened.op.kind === 'column') {
    return opened.op.names.flatMap((name) => textOf(name) ?? []);
  }
  if (opened.k === 'list' || opened.k === 'tuple') {
    return opened.items.flatMap((item) => keysOf(m, item));
  }
  return namesOf(opened);
}

/** A window over time periods: as a group by the period. */
export function resample({ data, call }: MethodCall): Value {
  const rule = textOf(argument(call, 0, 'rule', 'every')) ?? 'period';
  return { k: 'grouped', of: data, keys: [rule], single: data.shape === 'series' };
}

/** `pivot_table(...)`: statistics over groups as a new table. */
export function pivot({ data, call, name }: MethodCall): Value {
  return summaryFrame(data, statisticOf(data, { site: call.site, fn: name, keys: [] }));
}

/** A method of grouped rows. */
export function callGrouped(m: Machine, grouped: Grouped, name: string, call: Call): Value {
  const effect = dataMethods.get(name);
  const data = chosenData(m, grouped);
  switch (effect?.does) {
    case 'reduce':
    case 'count':
      return summarise(grouped, data, name, call);
    case 'aggregate':
      return aggregateGroups(m, grouped, data, call);
    case 'transform':
    case 'apply':
      return applyGroups(m, { grouped, data, name, call });
    case undefined:
      return { k: 'unknown', from: data };
    default:
      return callOn(m, spread(data, grouped), name, call);
  }
}

function applyGroups(
  m: Machine,
  { grouped, data, name, call }: { grouped: Grouped; data: Data; name: string; call: Call },
): Value {
  const wide = spread(data, grouped);
  const result = applyFunction({ m, self: wide, data: wide, name, call });
  const opened = m.open(result);
  return opened.k === 'data' ? ungrouped(opened) : result;
}

/** The rows with the mark that statistics spread over groups of these keys. */
function spread(data: Data, grouped: Grouped): Data {
  return { ...data, grouped: grouped.keys };
}

/** The columns that the group speaks of: those chosen, or all but the keys. */
function chosenData(m: Machine, { of, keys, chosen, single }: Grouped): Data {
  if (chosen === undefined) {
    return { ...of, columns: of.columns.filter((column) => !keys.includes(column.name)) };
  }
  const [name] = chosen;
  if (single && name !== undefined) {
    return seriesOf(of, findColumn(of, name) ?? { name, terms: [], influences: [] });
  }
  const names: Seq = { k: 'list', items: chosen.map((value) => ({ k: 'const', value })) };
  return m.quietly(() => selectColumns(m, of, names));
}

function summarise(grouped: Grouped, data: Data, name: string, call: Call): Data {
  const statistic = statisticOf(data, { site: call.site, fn: name, keys: grouped.keys });
  return withKeys(grouped, summaryFrame(data, statistic));
}

/** The summary with the key columns beside it, as `reset_index()` or polars give them. */
function withKeys({ of, keys }: Grouped, summary: Data): Data {
  if (summary.shape !== 'frame') return summary;
  const found = keys.flatMap((key): readonly Column[] => {
    const column = findColumn(of, key);
    return column === undefined ? [] : [column];
  });
  return {
    ...summary,
    columns: [...found, ...summary.columns.filter((c) => !keys.includes(c.name))],
  };
}

/** `agg("mean")`, `agg({"a": "mean"})`, `agg(name=("a", "mean"))`, polars `agg(pl.col("a").mean())`. */
function aggregateGroups(m: Machine, grouped: Grouped, data: Data, call: Call): Value {
  const first = m.open(argument(call, 0, 'func') ?? none);
  if (grouped.single && first.k === 'list') return severalStatistics(grouped, data, first, call);
  const fn = functionName(first);
  const table = summaryFrame(data, statisticOf(data, { site: call.site, fn, keys: grouped.keys }));
  const columns = [
    ...namedAggregates(m, grouped, data, call),
    ...(first.k === 'dict' ? dictAggregates(m, grouped, first, call.site) : []),
    ...lazyAggregates(m, grouped, call),
  ];
  // Each column carries what its own function learned; counts learn nothing.
  if (columns.length > 0) {
    return withKeys(grouped, { ...table, shape: 'frame', columns, influences: [] });
  }
  return grouped.single ? table : withKeys(grouped, { ...table, shape: 'frame' });
}

/** `name=("column", "mean")`, of one column `name="mean"`, in polars `name=pl.col("a").mean()`. */
function namedAggregates(m: Machine, grouped: Grouped, data: Data, call: Call): readonly Column[] {
  return [...call.named].flatMap(([name, given]) => {
    const value = m.open(given);
    if (value.k === 'lazy') {
      return lazyColumns(m, grouped, value).map((column) => ({ ...column, name }));
    }
    const own = grouped.single ? onlyColumn(data) : undefined;
    const column = value.k === 'tuple' ? findColumn(grouped.of, textOf(value.items[0]) ?? '') : own;
    const fn = value.k === 'tuple' ? m.open(value.items[1] ?? none) : value;
    if (column === undefined || name === 'func') return [];
    return [statisticColumn(grouped, { ...column, name }, fn, call.site)];
  });
}

/** `{"column": "mean"}`. */
function dictAggregates(
  m: Machine,
  grouped: Grouped,
  dict: Extract<Value, { k: 'dict' }>,
  site: Site,
): readonly Column[] {
  return [...dict.entries].flatMap(([name, fn]) => {
    const column = findColumn(grouped.of, name);
    return column === undefined ? [] : [statisticColumn(grouped, column, m.open(fn), site)];
  });
}

/** One column as a statistic of each group. */
function statisticColumn(grouped: Grouped, column: Column, fn: Value, site: Site): Column {
  const data = { ...grouped.of, columns: [column] };
  const statistic = statisticOf(data, { site, fn: functionName(fn), keys: grouped.keys });
  return summaryFrame(data, statistic).columns[0] ?? column;
}

/** The name of what summarises; `agg` for functions of one's own and for several at once. */
function functionName(value: Value): string {
  return textOf(value) ?? (value.k === 'lib' ? lastName(value.path) : 'agg');
}

function lazyAggregates(m: Machine, grouped: Grouped, call: Call): readonly Column[] {
  const exprs = call.args.flatMap((arg) => expressionsIn(m, m.open(arg)));
  return exprs.flatMap((expr) => lazyColumns(m, grouped, expr));
}

/** What a polars expression gives within the groups: its first column. */
function lazyColumns(m: Machine, grouped: Grouped, expr: Lazy): readonly Column[] {
  const within = { ...grouped.of, grouped: grouped.keys };
  return asData(bindLazy(m, within, expr))?.columns.slice(0, 1) ?? [];
}

/** `agg(["mean", "std"])` of one column: a column for each statistic. */
function severalStatistics(grouped: Grouped, data: Data, names: Seq, call: Call): Data {
  const site = call.site;
  const keys = grouped.keys;
  const summaries = names.items.map((item) => {
    const fn = textOf(item) ?? (item.k === 'lib' ? lastName(item.path) : 'agg');
    const summary = summaryFrame(data, statisticOf(data, { site, fn, keys }));
    return { summary, column: { ...onlyColumn(summary), name: fn } };
  });
  const [first] = summaries;
  if (first === undefined) return data;
  const columns = summaries.map(({ column }) => column);
  return withKeys(grouped, { ...first.summary, shape: 'frame', columns });
}

function expressionsIn(m: Machine, value: Value): readonly Lazy[] {
  if (value.k === 'lazy') return [value];
  if (value.k !== 'list') return [];
  return value.items.flatMap((item) => {
    const opened = m.open(item);
    return opened.k === 'lazy' ? [opened] : [];
  });
}
