import type { Site } from '../facts';
import type { Machine } from '../machine';
import { mergeInfluences, mergeTerms, sourceTerm } from '../terms';
import type { Column, Data, Seq, Value } from '../values';
import { asData, influencesOf, onlyColumn, seriesOf, termsOf } from './combine';
import { isChosen, selections } from './chosen';
import { detached, named } from './detached';

/** The column names of a frame as a list value. */
export function columnNames(data: Data): Seq {
  return {
    k: 'list',
    items: data.columns.map((column) => ({ k: 'const' as const, value: column.name })),
    ...(data.rest === undefined ? {} : { names: data.rest, rest: { k: 'unknown' as const } }),
  };
}

/** The column of a name: one that code made, or one that the source may hold. */
export function findColumn(data: Data, name: string): Column | undefined {
  const known = data.columns.find((column) => column.name === name);
  if (known !== undefined) return known;
  if (data.rest === undefined || data.rest.except.includes(name)) return undefined;
  return { name, terms: [sourceTerm(data.rest.tables, name)], influences: [] };
}

/** Where a name is written, and the expression that it is part of. */
export interface Places {
  readonly site: Site;
  readonly nameSite: Site;
}

/** The series `frame["name"]`; the place where the name is written becomes its anchor. */
export function selectColumn(m: Machine, data: Data, name: string, places: Places): Data {
  const column = findColumn(data, name) ?? { name, terms: [], influences: data.influences };
  m.emit({ kind: 'mention', site: places.nameSite, name, terms: column.terms });
  const series = seriesOf(data, { ...column, anchor: places.nameSite });
  return {
    ...series,
    predicate: {
      kind: 'filter',
      filter: {
        site: places.site,
        column: column.terms[0]?.source.column ?? name,
        test: 'true',
      },
    },
  };
}

/** The frame of these columns, each anchored where its name is written. */
export function selectColumns(m: Machine, data: Data, names: Seq): Data {
  const columns = names.items.flatMap((item) => namedColumn(m, data, item) ?? []);
  const holdsUnnamed =
    names.names !== undefined || (names.rest !== undefined && columns.length === 0);
  const chosen = isChosen(names) ? selections(names.chosenBy) : [];
  const influences = mergeInfluences(data.influences, chosen);
  if (!holdsUnnamed) return { ...named(data), columns, influences };
  const except = [...(names.names?.except ?? []), ...(data.rest?.except ?? [])];
  const kept = names.items.length === 0 ? data.columns : columns;
  return {
    ...detached(data),
    ...(names.names === undefined || isChosen(names) ? { narrowed: true } : {}),
    influences,
    columns: kept.filter((column) => !except.includes(column.name)),
    ...(data.rest === undefined ? {} : { rest: { ...data.rest, except } }),
  };
}

/** The column that an item of a list of names stands for. */
function namedColumn(m: Machine, data: Data, item: Value): Column | undefined {
  if (item.k !== 'const' || typeof item.value !== 'string') return undefined;
  const { value: name, site } = item;
  const column = findColumn(data, name) ?? { name, terms: [], influences: data.influences };
  if (site === undefined) return column;
  m.emit({ kind: 'mention', site, name, terms: column.terms });
  return { ...column, anchor: site };
}

/** `frame["name"] = value`. */
export function assignColumn(
  m: Machine,
  data: Data,
  name: string,
  value: Value,
  places: Places,
): Data {
  const column = columnFrom(name, value, places.site);
  const from = asData(value);
  const timeEvidence =
    from === undefined
      ? data.timeEvidence
      : [...new Set([...data.timeEvidence, ...from.timeEvidence])];
  m.emit({ kind: 'mention', site: places.nameSite, name, terms: column.terms });
  // A table that is begun empty holds the rows of what is put into it.
  const rows = data.rows.length === 0 && from !== undefined ? from.rows : data.rows;
  return { ...withColumn(data, column), rows, timeEvidence };
}

/** The frame with the column in place of one of the same name, or added. */
export function withColumn(data: Data, column: Column): Data {
  const at = data.columns.findIndex((known) => known.name === column.name);
  const columns =
    at < 0 ? [...data.columns, column] : data.columns.map((c, i) => (i === at ? column : c));
  return { ...data, columns };
}

/** What a column holds after a value was assigned to it. */
export function columnFrom(name: string, value: Value, site: Site): Column {
  if (value.k === 'scalar') {
    return { name, terms: value.terms, influences: value.influences, created: site };
  }
  const from = asData(value);
  if (from === undefined) return { name, terms: [], influences: [], created: site };
  const only = onlyColumn(from);
  const predictedBy = from.predictedBy ?? only.predictedBy;
  return {
    name,
    terms: only.terms,
    influences: mergeInfluences(from.influences, only.influences),
    created: only.created ?? site,
    ...(predictedBy === undefined ? {} : { predictedBy }),
  };
}

/** `frame[["a", "b"]] = value`. */
export function assignColumns(
  data: Data,
  names: readonly string[],
  value: Value,
  site: Site,
): Data {
  const from = asData(value);
  if (from === undefined) return data;
  const influences = influencesOf(from);
  let changed = data;
  for (const name of names) {
    const source = findColumn(from, name) ?? findColumn(data, name);
    const column: Column = {
      name,
      terms: source?.terms ?? termsOf(from),
      influences: mergeInfluences(source?.influences ?? [], influences),
      created: site,
    };
    changed = withColumn(changed, column);
  }
  return changed;
}

/** `frame.loc[rows, "name"] = value`, or a part of an array: what was there may remain. */
export function assignPart(data: Data, name: string | undefined, value: Value): Data {
  const from = asData(value);
  const influences =
    value.k === 'scalar' ? value.influences : from === undefined ? [] : influencesOf(from);
  if (name === undefined || data.shape !== 'frame') {
    return { ...filledFrom(data, from), influences: mergeInfluences(data.influences, influences) };
  }
  const known = findColumn(data, name);
  const terms = from === undefined ? [] : onlyColumn(from).terms;
  return withColumn(data, {
    ...(known ?? { name, terms: [], influences: [] }),
    terms: mergeTerms(known?.terms ?? [], terms),
    influences: mergeInfluences(known?.influences ?? [], influences),
  });
}

/** An array of which a part is filled: one that was made empty takes over the rows. */
function filledFrom(data: Data, from: Data | undefined): Data {
  if (from === undefined) return data;
  const predictedBy = from.predictedBy ?? data.predictedBy;
  const rows = data.rows.length === 0 ? from.rows : data.rows;
  return { ...data, rows, ...(predictedBy === undefined ? {} : { predictedBy }) };
}

/** `frame.columns = names`: when their number agrees, each column takes the name at its place. */
export function renameInOrder(data: Data, names: Seq): Data {
  if (data.rest !== undefined || names.items.length !== data.columns.length) return data;
  const columns = data.columns.map((column, index) => {
    const name = names.items[index];
    const text = name?.k === 'const' ? String(name.value) : column.name;
    return { ...column, name: text };
  });
  return { ...data, columns };
}

/** The frame without these columns. */
export function dropColumns(data: Data, names: readonly string[]): Data {
  const columns = data.columns.filter((column) => !names.includes(column.name));
  return data.rest === undefined
    ? { ...data, columns }
    : { ...data, columns, rest: { ...data.rest, except: [...data.rest.except, ...names] } };
}
