import { dataMethods } from '../api/dataMethods';
import { argument } from '../machine';
import type { Call } from '../machine';
import { windowTerms } from '../terms';
import { booleanOf, numberOf, textOf } from '../values';
import type { Value, Windowed } from '../values';
import { derived, mapTerms } from './combine';
import type { MethodCall } from './methodCall';

/** `rolling(7)`, `expanding()`, `ewm(...)`: rows in windows, not yet summarised. */
export function windowOf({ m, data, call, name }: MethodCall): Value {
  const size = name === 'rolling' ? argument(call, 0, 'window', 'window_size') : undefined;
  const forward = size !== undefined && m.open(size).k === 'object';
  return {
    k: 'windowed',
    of: data,
    size: name === 'rolling' ? sizeOf(size) : 'all',
    ahead: forward || booleanOf(call.named.get('center')) === true,
    site: call.site,
  };
}

/** Rows of a window: a number, or the number in `7D` where rows are that far apart. */
function sizeOf(size: Value | undefined): number | 'unknown' {
  const count = numberOf(size);
  if (count !== undefined) return count;
  const text = textOf(size);
  const digits = text === undefined ? undefined : /^(\d+)/.exec(text)?.[1];
  return digits === undefined ? 'unknown' : Number(digits);
}

/** A method of windowed rows: a summary of each window, beside each row. */
export function callWindowed(windowed: Windowed, name: string, call: Call): Value {
  const effect = dataMethods.get(name);
  if (effect === undefined && name !== 'apply') return { k: 'unknown', from: windowed.of };
  const { of, size, ahead } = windowed;
  const evidence = [...new Set([...of.timeEvidence, windowed.site])];
  const summed = mapTerms(derived(of, call.site), (terms) =>
    windowTerms(terms, { size, ahead }, call.site),
  );
  return { ...summed, timeEvidence: evidence };
}
