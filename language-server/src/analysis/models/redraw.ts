import { asData, flowsFrom } from '../data/combine';
import { redrawn } from '../data/redrawn';
import type { Call, Machine } from '../machine';
import { booleanOf } from '../values';
import type { Value } from '../values';

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
