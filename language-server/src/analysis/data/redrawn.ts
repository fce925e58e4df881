import type { Site } from '../facts';
import { mergeInfluences } from '../terms';
import type { Data } from '../values';

/** The data with copies of its rows, or rows made from them, among them. */
export function redrawn(data: Data, api: string, site: Site): Data {
  const influence = { site, kind: 'resample' as const, api, rows: data.rows, columns: [] };
  return { ...data, influences: mergeInfluences(data.influences, [influence]) };
}
