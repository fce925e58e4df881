import { asData, flowsFrom } from '../data/combine';
import type { Site } from '../facts';
import type { Call, Machine } from '../interpret/machine';
import { mergeInfluences } from '../terms';
import { booleanOf } from '../values';
import type { Data, Value } from '../values';

/** `resample(a, b, n_samples=...)`: rows of each array drawn anew, unless without replacement. */
export function redraw(m: Machine, call: Call): Value {
  const items = call.args.flatMap((arg): readonly Value[] => {
    const data = asData(m.open(arg));
    if (data === undefined) return [];
    const repeats = booleanOf(call.named.get('replace')) !== false;
    return [repeats ? redrawn(data, 'resample', call.site) : data];
  });
  const [first] = items;
  if (first === undefined) return flowsFrom(m, call);
  return items.length === 1 ? first : { k: 'tuple', items };
}

/** The data with copies of its rows, or rows made from them, among them. */
export function redrawn(data: Data, api: string, site: Site): Data {
  const influence = { site, kind: 'resample' as const, api, rows: data.rows, columns: [] };
  return { ...data, influences: mergeInfluences(data.influences, [influence]) };
}
