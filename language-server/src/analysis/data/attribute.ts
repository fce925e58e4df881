import { dataAttributes, dataMethods } from '../api/dataMethods';
import type { Site } from '../facts';
import type { Machine } from '../interpret/machine';
import { memberOf } from '../interpret/calls';
import { attributeOfObject } from '../models/objects';
import { unknown } from '../values';
import type { Data, Value } from '../values';
import { columnNames, findColumn, selectColumn } from './columns';
import type { Places } from './columns';
import { flowsFrom } from './combine';

/** `object.name`. */
export function attributeOf(m: Machine, self: Value, name: string, places: Places): Value {
  const object = m.open(self);
  switch (object.k) {
    case 'lib':
      return { k: 'lib', path: `${object.path}.${name}` };
    case 'data':
      return attributeOfData(m, self, object, name, places);
    case 'instance':
      return object.fields.get(name) ?? memberAttribute(m, self, object.cls, name, places.site);
    case 'class':
      return memberOf(m, object, name) ?? unknown;
    case 'object':
      return attributeOfObject(m, self, object, name, places.site);
    case 'grouped': {
      const effect = dataMethods.get(name);
      if (effect !== undefined) return { k: 'method', self, name, site: places.site };
      return { ...object, chosen: [name], single: true };
    }
    case 'lazy':
      if (name === 'str' || name === 'dt' || name === 'list' || name === 'cat') return self;
      return { k: 'method', self, name, site: places.site };
    case 'rowIndex':
      return object;
    default:
      return { k: 'method', self, name, site: places.site };
  }
}

function memberAttribute(
  m: Machine,
  self: Value,
  cls: Extract<Value, { k: 'class' }>,
  name: string,
  site: Site,
): Value {
  const member = memberOf(m, cls, name);
  if (member !== undefined && m.open(member).k !== 'fn') return member;
  return { k: 'method', self, name, site };
}

function attributeOfData(
  m: Machine,
  self: Value,
  data: Data,
  name: string,
  places: Places,
): Value {
  const made = data.shape === 'frame' && data.columns.some((column) => column.name === name);
  if (made) return viewOf(self, selectColumn(m, data, name, places));
  switch (dataAttributes.get(name)) {
    case 'values':
      return { ...data, shape: 'array', library: 'numpy' };
    case 'self':
      return name === 'iloc' ? { k: 'indexer', of: self, by: 'position' } : data;
    case 'shape':
      return { k: 'tuple', items: [lengthOf(data), { k: 'scalar', influences: [], terms: [] }] };
    case 'index':
      return { k: 'rowIndex', rows: data.rows };
    case 'columns':
      return columnNames(data);
    case undefined:
      break;
  }
  if (name === 'loc' || name === 'ix' || name === 'at' || name === 'iat') {
    return { k: 'indexer', of: self, by: name === 'iat' ? 'position' : 'label' };
  }
  if (dataMethods.has(name) || data.shape !== 'frame' || isPrivate(name)) {
    return { k: 'method', self, name, site: places.site };
  }
  return findColumn(data, name) === undefined
    ? { k: 'method', self, name, site: places.site }
    : viewOf(self, selectColumn(m, data, name, places));
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
  const key = data.rows.map((a) => `${a.root}/${a.parts.map((p) => p.split + p.side).join()}`).join();
  return { k: 'scalar', key: `len(${key})`, influences: [], terms: [] };
}

/** A method value that is called although nothing is known of it. */
export function unknownMethod(m: Machine, self: Value, call: Parameters<typeof flowsFrom>[1]): Value {
  return flowsFrom(m, call, self);
}
