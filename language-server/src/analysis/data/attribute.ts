import { dataAttributes, dataMethods, seriesOnly } from '../api/dataMethods';
import type { Machine } from '../machine';
import { endOf, lengthKey } from '../positions';
import type { Data, Value } from '../values';
import { influencesOf } from './combine';
import { columnNames, dropColumns, findColumn, selectColumn } from './columns';
import type { Places } from './columns';

/** What is asked of rows: `frame.name`. */
export interface Asked {
  readonly name: string;
  readonly places: Places;
}

/** `frame.name`: a column, a view of the same rows, or a method. */
export function attributeOfData(
  m: Machine,
  self: Value,
  data: Data,
  { name, places }: Asked,
): Value {
  const method: Value = { k: 'method', self, name, site: places.site };
  const isFrame = data.shape === 'frame';
  const made = isFrame && data.columns.some((column) => column.name === name);
  if (made) return viewOf(self, selectColumn(m, data, name, places));
  const view = viewAttribute(self, data, name);
  if (view !== undefined) return view;
  if (!isFrame || isFrameMethod(name) || isPrivate(name)) return method;
  return findColumn(data, name) === undefined
    ? method
    : viewOf(self, selectColumn(m, data, name, places));
}

const indexers: ReadonlyMap<string, 'label' | 'position'> = new Map([
  ['loc', 'label'],
  ['ix', 'label'],
  ['at', 'label'],
  ['iloc', 'position'],
  ['iat', 'position'],
]);

/** `frame.values`, `frame.index`, `frame.loc`: the same rows seen in another way. */
function viewAttribute(self: Value, data: Data, name: string): Value | undefined {
  const by = indexers.get(name);
  if (by !== undefined) return { k: 'indexer', of: self, by };
  switch (dataAttributes.get(name)) {
    case 'values':
      return { ...data, shape: 'array', library: 'numpy' };
    case 'self':
      return name === 'data' ? dropColumns(data, ['target']) : data;
    case 'shape':
      return { k: 'tuple', items: [lengthOf(data), { k: 'scalar', influences: [], terms: [] }] };
    case 'index':
      return { k: 'rowIndex', rows: data.rows, influences: influencesOf(data) };
    case 'columns':
      return columnNames(data);
    case undefined:
      return undefined;
  }
}

export function isFrameMethod(name: string): boolean {
  return dataMethods.has(name) && !seriesOnly.has(name);
}

function isPrivate(name: string): boolean {
  return name.startsWith('_');
}

/** Remembers which frame a series was read from, for methods that change it in place. */
export function viewOf(self: Value, series: Data): Data {
  const column = series.columns[0]?.name;
  return self.k === 'ref' && column !== undefined
    ? { ...series, viewOf: { frame: self.id, column } }
    : series;
}

/** The number of rows, as a number whose key tells the rows that were counted. */
export function lengthOf(data: Data): Value {
  const ends = new Set(data.rows.map((atom) => endOf(atom.parts)));
  const [end] = ends;
  if (ends.size === 1 && end !== undefined) return numberAt(end);
  return { k: 'scalar', key: lengthKey(data.rows), influences: [], terms: [] };
}

/** The number that a position key stands for; the first `n` rows are `n` rows. */
function numberAt(key: string): Value {
  const number = Number(key);
  return Number.isNaN(number) || number < 0
    ? { k: 'scalar', key, influences: [], terms: [] }
    : { k: 'const', value: number };
}
