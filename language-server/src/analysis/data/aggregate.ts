import type { Aggregate, Influence, Site } from '../facts';
import { argument } from '../machine';
import { summaryRows } from '../rows';
import { aggregateTerms, mergeInfluences } from '../terms';
import { numberOf, textOf, unknown } from '../values';
import type { Column, Data, Value } from '../values';
import { derived, influencesOf, scalarFrom, termsOf, sourcesIn } from './combine';
import type { MethodCall } from './methodCall';
import { closed, ungrouped } from './detached';

/** Functions whose result says how many rows there are, not what is in them. */
const counting = new Set(['count', 'size', 'nunique', 'n_unique', 'len', 'unique', 'any', 'all']);

/**
 * A statistic over rows. On a series it is one number; while a function is applied per group it is
 * spread over the rows of the group; `spread` forces the latter (`rank`).
 */
export function reduce(c: MethodCall, form: 'one' | 'spread' = 'one'): Value {
  const { data, name, call } = c;
  if (acrossColumns(c)) return acrossColumnsOf(data, call.site);
  const keys = data.grouped ?? [];
  if (form === 'spread' || data.grouped !== undefined) {
    return spreadStatistic(data, { site: call.site, fn: name, keys });
  }
  const statistic = statisticOf(data, { site: call.site, fn: name, keys });
  if (data.shape === 'frame') return summaryFrame(data, statistic);
  return scalarFrom(statistic.terms, statistic.influences, `${name}@${call.site}`);
}

/** What is summarised, where and by which keys. */
export interface Statistic {
  readonly site: Site;
  readonly fn: string;
  readonly keys: readonly string[];
}

/** The terms and influences of a statistic over all columns of the data. */
export function statisticOf(
  data: Data,
  { site, fn, keys }: Statistic,
): { terms: ReturnType<typeof termsOf>; influences: readonly Influence[]; aggregate: Aggregate } {
  const aggregate: Aggregate = { site, fn, keys, rows: data.rows, excludesSelf: false };
  const columnInfluences = influencesOf(data);
  if (isCount(fn)) return { terms: [], influences: columnInfluences, aggregate };
  return {
    terms: aggregateTerms(termsOf(data), aggregate),
    influences: mergeInfluences(columnInfluences, [influenceOf(data, { site, fn, keys })]),
    aggregate,
  };
}

/** Whether the function counts rows rather than reading their values. */
export function isCount(fn: string): boolean {
  return counting.has(fn);
}

/** The influence that a hand-written statistic has on whatever uses it. */
export function influenceOf(data: Data, { site, fn }: Statistic): Influence {
  return {
    site,
    kind: 'statistic',
    api: fn,
    rows: data.rows,
    columns: sourcesIn(data),
  };
}

/** A statistic of each column, written beside every row that it was taken over. */
export function spreadStatistic(data: Data, statistic: Statistic): Data {
  const { aggregate } = statisticOf(data, statistic);
  const counts = isCount(statistic.fn);
  const learned = counts ? [] : [influenceOf(data, statistic)];
  const spread = derived(data, statistic.site);
  return {
    ...spread,
    columns: spread.columns.map((column) => ({
      ...column,
      terms: counts ? [] : aggregateTerms(column.terms, aggregate),
      influences: mergeInfluences(column.influences, learned),
    })),
  };
}

/** One row per group (or one in all): a new table whose columns are statistics of the old one. */
export function summaryFrame(
  data: Data,
  statistic: { aggregate: Aggregate; influences: readonly Influence[] },
  columns: readonly Column[] = data.columns,
): Data {
  const { site } = statistic.aggregate;
  const table = ungrouped(closed(data));
  return {
    ...table,
    shape: data.shape === 'array' ? 'series' : data.shape,
    columns: columns.map((column) => ({
      name: column.name,
      terms: isCount(statistic.aggregate.fn)
        ? []
        : aggregateTerms(column.terms, statistic.aggregate),
      influences: mergeInfluences(column.influences, statistic.influences),
      created: site,
    })),
    rows: summaryRows(site),
    // Columns that no code names have no place of their own to carry the influence.
    influences: data.rest === undefined ? [] : statistic.influences,
  };
}

/** `frame.agg(...)` without groups. */
export function aggregateFrame(c: MethodCall): Value {
  const fn = textOf(argument(c.call, 0, 'func')) ?? 'agg';
  return reduce({ ...c, name: fn });
}

function acrossColumns({ call, name }: MethodCall): boolean {
  const axis = argument(call, name === 'quantile' ? 1 : 0, 'axis');
  return numberOf(axis) === 1 || textOf(axis) === 'columns' || textOf(axis) === 'index_';
}

/** A sum or mean over the columns of each row: no other row is read. */
function acrossColumnsOf(data: Data, site: Site): Value {
  if (data.columns.length === 0 && data.rest === undefined) return unknown;
  const column: Column = { name: '', terms: termsOf(data), influences: [], created: site };
  return { ...closed(data), shape: 'series', columns: [column] };
}
