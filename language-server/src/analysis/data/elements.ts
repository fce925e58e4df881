import type { Site } from '../facts';
import { columnNames } from './columns';
import { unknown } from '../values';
import type { Value } from '../values';
import type { Machine } from '../machine';

/** What iterating a value gives: the items that are known, and one that stands for any others. */
export interface Elements {
  readonly known: readonly Value[];
  readonly more?: Value;
}

/** The items of a value, in order. */
export function elementsOf(m: Machine, value: Value, site: Site): Elements {
  const opened = m.open(value);
  switch (opened.k) {
    case 'list':
    case 'tuple':
    case 'set':
      return opened.rest === undefined
        ? { known: opened.items }
        : { known: opened.items, more: opened.rest };
    case 'dict':
      return opened.rest === undefined
        ? { known: [...opened.keys.values()] }
        : { known: [...opened.keys.values()], more: unknown };
    case 'data':
      return opened.shape === 'frame'
        ? { known: columnNames(opened).items, ...(opened.rest ? { more: unknown } : {}) }
        : { known: [], more: { k: 'unknown', from: opened } };
    case 'grouped':
      return { known: [], more: { k: 'tuple', items: [unknown, opened.of] } };
    case 'scalar':
      return { known: [], more: { ...opened, key: site } };
    case 'unknown':
      return { known: [], more: opened };
    default:
      return { known: [], more: { k: 'scalar', key: site, influences: [], terms: [] } };
  }
}
