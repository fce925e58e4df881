import { attributeOfData, isFrameMethod } from '../data/attribute';
import type { Places } from '../data/columns';
import { memberOf } from '../data/members';
import type { Machine } from '../machine';
import { attributeOfObject } from '../models/objects';
import { unknown } from '../values';
import type { Value } from '../values';

/** `object.name`. */
export function attributeOf(m: Machine, self: Value, name: string, places: Places): Value {
  const object = m.open(self);
  const method: Value = { k: 'method', self, name, site: places.site };
  switch (object.k) {
    case 'lib':
      return { k: 'lib', path: `${object.path}.${name}` };
    case 'data':
      return attributeOfData(m, self, object, { name, places });
    case 'instance':
      return object.fields.get(name) ?? memberAttribute(m, object.cls, name, method);
    case 'class':
      return memberOf(m, object, name) ?? unknown;
    case 'object':
      return attributeOfObject(m, object, name, method);
    case 'grouped':
      return isFrameMethod(name) ? method : { ...object, chosen: [name], single: true };
    case 'lazy':
      return accessors.has(name) ? self : method;
    case 'rowIndex':
      return object;
    default:
      return method;
  }
}

/** Polars name spaces: `pl.col("a").str.len()`. */
const accessors: ReadonlySet<string> = new Set(['str', 'dt', 'list', 'cat', 'arr', 'struct']);

function memberAttribute(
  m: Machine,
  cls: Extract<Value, { k: 'class' }>,
  name: string,
  method: Value,
): Value {
  const member = memberOf(m, cls, name);
  return member !== undefined && m.open(member).k !== 'fn' ? member : method;
}
