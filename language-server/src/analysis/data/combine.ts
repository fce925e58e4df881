import type { Site, SourceColumn, Term } from '../facts';
import type { Call, Machine } from '../machine';
import { unionOf } from '../rows';
import { combineTerms, mergeInfluences, mergeTerms, sourcesOf, transformTerms } from '../terms';
import { unknown } from '../values';
import type { Column, Data, Predicate, Scalar, Value } from '../values';
import { detached } from './detached';

/** The rows behind a value, if it is made of rows. */
export function asData(value: Value): Data | undefined {
  if (value.k === 'data') return value;
  return value.k === 'unknown' ? value.from : undefined;
}

/** The one column of a series; a nameless one for arrays and frames. */
export function onlyColumn(data: Data): Column {
  const [first] = data.columns;
  if (data.shape === 'series' && first !== undefined) return first;
  return { name: '', terms: termsOf(data), influences: influencesOf(data) };
}

/** All terms of all columns. */
export function termsOf(data: Data): readonly Term[] {
  return data.columns.reduce<readonly Term[]>((all, c) => mergeTerms(all, c.terms), []);
}

/** The source columns in the data; `*` stands for those of a table that no code names. */
export function sourcesIn(data: Data): readonly SourceColumn[] {
  const named = sourcesOf(termsOf(data));
  return data.rest === undefined ? named : [...named, { tables: data.rest.tables, column: '*' }];
}

/** All influences on the value: on the whole and on each column. */
export function influencesOf(data: Data): Data['influences'] {
  return data.columns.reduce((all, c) => mergeInfluences(all, c.influences), data.influences);
}

/** A series over the rows of `data`. */
export function seriesOf(data: Data, column: Column): Data {
  return {
    k: 'data',
    shape: 'series',
    library: data.library,
    columns: [column],
    rows: data.rows,
    influences: data.influences,
    timeEvidence: data.timeEvidence,
    ...(data.grouped === undefined ? {} : { grouped: data.grouped }),
    ...(column.predictedBy === undefined ? {} : { predictedBy: column.predictedBy }),
  };
}

/** Applies a change to the terms of every column. */
export function mapTerms(data: Data, change: (terms: readonly Term[]) => readonly Term[]): Data {
  return {
    ...data,
    columns: data.columns.map((column) => ({ ...column, terms: change(column.terms) })),
  };
}

/** A value computed from the rows of `data`, no longer a view of it. */
export function derived(data: Data, site: Site, transform = 'raw'): Data {
  return {
    ...detached(data),
    columns: data.columns.map((column) => ({
      ...column,
      terms: transformTerms(column.terms, transform),
      created: site,
    })),
  };
}

/** The data with (or without) a boolean test that it stands for. */
export function withPredicate(data: Data, predicate: Predicate | undefined): Data {
  return predicate === undefined ? detached(data) : { ...data, predicate };
}

/**
 * Arithmetic or comparison of two opened values of which at least one is made of rows. Arithmetic
 * with a constant leaves the terms as they are: a unit change is still the raw column.
 */
export function combineData(
  left: Value,
  right: Value,
  transform: string,
  site: Site,
): Data | undefined {
  const a = asData(left);
  const b = asData(right);
  if (a !== undefined && b !== undefined) return combineRows(a, b, transform, site);
  const data = a ?? b;
  if (data === undefined) return undefined;
  const other = a === undefined ? left : right;
  const result = derived(data, site);
  if (other.k !== 'scalar') return result;
  return { ...result, influences: mergeInfluences(result.influences, other.influences) };
}

function combineRows(a: Data, b: Data, transform: string, site: Site): Data {
  if (a.shape === 'frame' || (a.shape === 'array' && b.shape !== 'array')) {
    return {
      ...derived(a, site),
      influences: mergeInfluences(a.influences, influencesOf(b)),
    };
  }
  const left = onlyColumn(a);
  const right = onlyColumn(b);
  const predictedBy = a.predictedBy ?? b.predictedBy;
  const column: Column = {
    name: left.name === right.name || right.name === '' ? left.name : '',
    terms: combineTerms(left.terms, right.terms, transform),
    influences: mergeInfluences(left.influences, right.influences),
    created: site,
    ...(left.anchor === undefined ? {} : { anchor: left.anchor }),
    ...(predictedBy === undefined ? {} : { predictedBy }),
  };
  return {
    ...seriesOf({ ...a, influences: mergeInfluences(a.influences, b.influences) }, column),
    rows: a.rows.length === 0 ? b.rows : a.rows,
    timeEvidence: [...new Set([...a.timeEvidence, ...b.timeEvidence])],
  };
}

/** A number computed from the rows of `data`. */
export function scalarFrom(
  terms: readonly Term[],
  influences: Scalar['influences'],
  key?: string,
): Scalar {
  return { k: 'scalar', terms, influences, ...(key === undefined ? {} : { key }) };
}

/** The result of a call that nothing is known about: everything that was passed may flow on. */
export function flowsFrom(m: Machine, call: Call, self?: Value): Value {
  let from: Data | undefined = self === undefined ? undefined : asData(self);
  for (const value of [...call.args, ...call.named.values()]) {
    const data = asData(m.open(value));
    if (data === undefined) continue;
    from =
      from === undefined
        ? data
        : {
            ...from,
            rows: unionOf(from.rows, data.rows),
            influences: mergeInfluences(from.influences, influencesOf(data)),
          };
  }
  if (from !== undefined) {
    const key = `${call.site}~${m.where.calls}`;
    return { k: 'unknown', key, from: { ...detached(from), narrowed: true } };
  }
  return self?.k === 'unknown' ? self : unknown;
}
