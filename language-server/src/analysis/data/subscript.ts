import type { Expr } from '../../python/ir';
import type { Site } from '../facts';
import type { Machine } from '../machine';
import { cutAtLength, positionSplit } from '../positions';
import { isSummary, mayShare, partOf } from '../rows';
import { mergeInfluences } from '../terms';
import type { RowPart } from '../rows';
import { keyOf, numberOf, textOf, unknown } from '../values';
import type { Const, Data, RowIndex, Scalar, Seq, Unknown, Value } from '../values';
import { viewOf } from './attribute';
import { selections } from './chosen';
import { selectColumn, selectColumns } from './columns';
import { partOfUnknown, unseenPart } from './sources';
import { influencesOf } from './combine';
import { partOfData } from './parts';
import { rowsWhere } from './predicate';
import { detached } from './detached';

type TupleExpr = Extract<Expr, { k: 'list' | 'tuple' | 'set' }>;

interface At {
  readonly site: Site;
  readonly indexSite: Site;
}

/** `object[index]`. */
export function subscript(m: Machine, self: Value, index: Expr, at: At): Value {
  const opened = m.open(self);
  const object = unseenPart(m, opened) ?? opened;
  if (object.k === 'indexer') return subscriptIndexer(m, object.of, object.by, index, at);
  if (object.k === 'data') return subscriptData(m, self, object, index, at);
  if (index.k === 'slice') return sliceOf(m, object, index, at.site);
  const value = m.evaluate(m, index);
  switch (object.k) {
    case 'list':
    case 'tuple':
      return itemOf(object, value);
    case 'dict': {
      const held = value.k === 'const' ? object.entries.get(String(value.value)) : undefined;
      return held ?? object.rest ?? unknown;
    }
    case 'grouped':
      return chooseColumns(m, object, m.open(value));
    case 'unknown':
      return value.k === 'const' ? partOfUnknown(object, String(value.value)) : object;
    case 'scalar':
      return object;
    default:
      return unknown;
  }
}

function sliceOf(
  m: Machine,
  object: Value,
  index: Extract<Expr, { k: 'slice' }>,
  site: Site,
): Value {
  // Numbers that are sliced are positions: the halves of a permutation are the sides of a split.
  if (object.k === 'scalar') return { k: 'rowIndex', parts: positionParts(m, index, site) };
  if (object.k !== 'list' && object.k !== 'tuple') return object.k === 'unknown' ? object : unknown;
  const lower = index.lower === undefined ? 0 : numberOf(m.evaluate(m, index.lower));
  const upper = index.upper === undefined ? undefined : numberOf(m.evaluate(m, index.upper));
  return { ...object, items: object.items.slice(lower ?? 0, upper) };
}

function itemOf(seq: Seq, index: Value): Value {
  const at = numberOf(index);
  if (at === undefined) return seq.rest ?? seq.items[0] ?? unknown;
  return seq.items[at < 0 ? seq.items.length + at : at] ?? seq.rest ?? unknown;
}

function chooseColumns(m: Machine, grouped: Extract<Value, { k: 'grouped' }>, index: Value): Value {
  const name = index.k === 'const' ? textOf(index) : undefined;
  if (name !== undefined && index.k === 'const') {
    if (index.site !== undefined) selectColumns(m, grouped.of, { k: 'list', items: [index] });
    return { ...grouped, chosen: [name], single: true };
  }
  if (index.k !== 'list' && index.k !== 'tuple') return grouped;
  selectColumns(m, grouped.of, { ...index, k: 'list' });
  return { ...grouped, chosen: index.items.flatMap((item) => textOf(item) ?? []), single: false };
}

function subscriptData(m: Machine, self: Value, data: Data, index: Expr, at: At): Value {
  if (index.k === 'slice') return positionalPart(m, data, index, at.site);
  if (index.k === 'tuple') return arrayPart(m, data, index, at);
  const value = m.open(m.evaluate(m, index));
  const name = textOf(value);
  if (name !== undefined && data.shape === 'frame') {
    return viewOf(self, selectColumn(m, data, name, { site: at.site, nameSite: at.indexSite }));
  }
  if (isNames(value)) {
    return data.shape === 'frame' ? selectColumns(m, data, value) : data;
  }
  return rowsAt(data, value, at.site);
}

function isNames(value: Value): value is Seq {
  return value.k === 'list' || value.k === 'tuple' || value.k === 'set';
}

/** The rows that a mask, a list of positions or another index value picks. */
export function rowsAt(data: Data, index: Value, site: Site): Value {
  switch (index.k) {
    case 'rowIndex':
      return rowsOfIndex(detached(data), index);
    case 'const':
      return itemAt(data, index);
    case 'data':
    case 'scalar':
    case 'unknown':
      return maskedRows(data, index, site);
    default:
      return detached(data);
  }
}

/** The row of a label, or one value of a series. */
function itemAt(data: Data, index: Const): Value {
  if (data.shape === 'series') {
    return { k: 'scalar', influences: influencesOf(data), terms: data.columns[0]?.terms ?? [] };
  }
  return typeof index.value === 'string' && data.shape === 'frame'
    ? partOfData(data, 'label', index.value)
    : detached(data);
}

function maskedRows(data: Data, index: Data | Scalar | Unknown, site: Site): Data {
  if (index.k !== 'unknown' && index.predicate !== undefined) {
    return { ...detached(data), rows: rowsWhere(data.rows, index.predicate) };
  }
  if (index.k === 'scalar') return detached(data);
  const influences = index.k === 'data' ? influencesOf(index) : [];
  return selections(influences).length > 0
    ? chosenBy(detached(data), influences)
    : partOfData(data, `mask:${site}`, 'true');
}

function rowsOfIndex(data: Data, index: RowIndex): Data {
  if (index.parts !== undefined) return { ...data, rows: index.parts.reduce(partOf, data.rows) };
  if (index.rows === undefined) return data;
  if (mayShare(index.rows, data.rows)) return { ...data, rows: index.rows };
  // The labels of statistics by column name columns; those of a table beside this one, its rows.
  return isSummary(index.rows)
    ? chosenBy(data, index.influences ?? [])
    : { ...data, rows: (index.rows[0]?.parts ?? []).reduce(partOf, data.rows) };
}

/** The table with some of its columns, chosen by a statistic. */
function chosenBy(data: Data, influences: Data['influences']): Data {
  return { ...data, influences: mergeInfluences(data.influences, selections(influences)) };
}

function subscriptIndexer(
  m: Machine,
  owner: Value,
  by: 'label' | 'position',
  index: Expr,
  at: At,
): Value {
  const object = m.open(owner);
  if (object.k !== 'data') return unknown;
  if (index.k !== 'tuple') {
    if (index.k === 'slice') return positionalPart(m, object, index, at.site);
    const value = m.open(m.evaluate(m, index));
    return rowsAt(object, value, at.site);
  }
  const [rows, columns] = index.items;
  const narrowed = rows === undefined ? object : pickRows(m, object, rows, at.site);
  if (columns === undefined || columns.k === 'slice') {
    return by === 'position' && columns?.k === 'slice'
      ? positionalColumns(m, narrowed, columns)
      : narrowed;
  }
  const value = m.open(m.evaluate(m, columns));
  const name = textOf(value);
  if (name !== undefined) {
    return selectColumn(m, narrowed, name, { site: at.site, nameSite: m.site(columns.n) });
  }
  if (isNames(value) && (by === 'label' || holdsText(value))) {
    return selectColumns(m, narrowed, value);
  }
  return positionalColumn(narrowed, value);
}

/** Whether a list holds names rather than positions. */
function holdsText(seq: Seq): boolean {
  return seq.names !== undefined || seq.items.some((item) => textOf(item) !== undefined);
}

function pickRows(m: Machine, data: Data, rows: Expr, site: Site): Data {
  if (rows.k === 'slice') return positionalPart(m, data, rows, site);
  const picked = rowsAt(data, m.open(m.evaluate(m, rows)), site);
  return picked.k === 'data' ? picked : data;
}

/** `array[rows, columns]`. */
function arrayPart(m: Machine, data: Data, index: TupleExpr, at: At): Value {
  const [rows, columns] = index.items;
  const narrowed = rows === undefined ? data : pickRows(m, data, rows, at.site);
  if (columns === undefined) return narrowed;
  if (columns.k === 'slice') return positionalColumns(m, narrowed, columns);
  return positionalColumn(narrowed, m.open(m.evaluate(m, columns)));
}

/** Columns `lower:upper` by position; a table with unnamed columns keeps them all but the last. */
function positionalColumns(m: Machine, data: Data, slice: Extract<Expr, { k: 'slice' }>): Data {
  if (data.rest !== undefined) return { ...data, narrowed: true };
  const lower = slice.lower === undefined ? 0 : numberOf(m.evaluate(m, slice.lower));
  const upper = slice.upper === undefined ? undefined : numberOf(m.evaluate(m, slice.upper));
  if (lower === undefined || (slice.upper !== undefined && upper === undefined)) return data;
  return { ...data, columns: data.columns.slice(lower, upper) };
}

function positionalColumn(data: Data, index: Value): Value {
  const at = numberOf(index);
  if (at === undefined || data.rest !== undefined) return { ...data, narrowed: true };
  const column = data.columns[at < 0 ? data.columns.length + at : at];
  return column === undefined ? data : { ...data, shape: 'series', columns: [column] };
}

/** Rows `lower:upper` by position: slices that share a bound are the two sides of a split. */
export function positionalPart(
  m: Machine,
  data: Data,
  slice: Extract<Expr, { k: 'slice' }>,
  site: Site,
): Data {
  const parts = positionParts(m, slice, site);
  const rows = parts.reduce(
    (left, part) => cutAtLength(left, part) ?? partOf(left, part),
    data.rows,
  );
  return { ...detached(data), rows };
}

/** The parts that `lower:upper` picks. */
function positionParts(
  m: Machine,
  slice: Extract<Expr, { k: 'slice' }>,
  site: Site,
): readonly RowPart[] {
  const parts: RowPart[] = [];
  for (const [bound, side] of [
    [slice.lower, 'after'],
    [slice.upper, 'before'],
  ] as const) {
    if (bound === undefined) continue;
    const value = m.open(m.evaluate(m, bound));
    if (side === 'after' && numberOf(value) === 0) continue;
    parts.push({ split: positionSplit(keyOf(value) ?? site), side });
  }
  return parts;
}
