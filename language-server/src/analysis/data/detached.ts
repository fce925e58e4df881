import type { Data } from '../values';

/** The data as a value of its own: no view of a frame, no test of rows. */
export function detached(data: Data): Data {
  return without(data, 'predicate', 'viewOf');
}

/** The data without columns that are not named, as a value of its own. */
export function closed(data: Data): Data {
  return without(data, 'predicate', 'viewOf', 'rest');
}

/** The data with the columns that code names, and no others. */
export function named(data: Data): Data {
  return without(data, 'predicate', 'viewOf', 'rest', 'narrowed');
}

/** The data outside of any group. */
export function ungrouped(data: Data): Data {
  return without(data, 'grouped');
}

type Optional = 'predicate' | 'viewOf' | 'rest' | 'grouped' | 'narrowed';

function without(data: Data, ...fields: readonly Optional[]): Data {
  if (fields.every((field) => data[field] === undefined)) return data;
  const copy: { -readonly [K in keyof Data]: Data[K] } = { ...data };
  for (const field of fields) Reflect.deleteProperty(copy, field);
  return copy;
}
