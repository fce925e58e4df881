import type { WindowSpan } from '../facts';
import { argument } from '../machine';
import { mergeInfluences, shiftTerms, windowTerms } from '../terms';
import { booleanOf, numberOf } from '../values';
import type { Data, Value } from '../values';
import { derived, influencesOf, mapTerms } from './combine';
import type { MethodCall } from './methodCall';

/** `shift(k)`, and `diff(k)` or `pct_change(k)`, which read the row itself as well. */
export function lagValues({ data, call }: MethodCall, what: 'shift' | 'difference'): Data {
  const steps = argument(call, 0, 'periods', 'n');
  const by = steps === undefined ? 1 : numberOf(steps);
  const evidence = [...new Set([...data.timeEvidence, call.site])];
  const moved = { ...derived(data, call.site), timeEvidence: evidence };
  if (what === 'shift') return mapTerms(moved, (terms) => shiftTerms(terms, by, call.site));
  // A difference to a later row (`diff(-1)`) reads that row; to an earlier one, the row itself.
  const youngest = by !== undefined && by < 0 ? by : 0;
  return mapTerms(moved, (terms) =>
    shiftTerms(terms, by === undefined ? undefined : youngest, call.site).map((term) => ({
      ...term,
      transforms: ['difference', ...term.transforms.filter((name) => name !== 'lag')],
    })),
  );
}

/** A window of rows summarised beside each row: `cumsum`, `rolling_mean(7)`, `bfill`. */
export function windowReduce(c: MethodCall, span?: WindowSpan): Value {
  const { data, call } = c;
  const window = span ?? {
    size: numberOf(argument(call, 0, 'window_size', 'window')) ?? 'unknown',
    ahead: booleanOf(argument(call, 3, 'center')) === true,
  };
  const summed = derived(data, call.site);
  const evidence = [...new Set([...data.timeEvidence, call.site])];
  return mapTerms({ ...summed, timeEvidence: evidence }, (terms) =>
    windowTerms(terms, window, call.site),
  );
}

/** `fillna(value)`: the column stays itself; a statistic used to fill it flows in. */
export function fillValues(c: MethodCall): Value {
  const { m, data, call } = c;
  const value = argument(call, 0, 'value');
  const method = argument(call, 1, 'method', 'strategy');
  if (method?.k === 'const' && /^b(ack)?fill|backward/.test(String(method.value))) {
    return windowReduce(c, { size: 'unknown', ahead: true });
  }
  const opened = value === undefined ? undefined : m.open(value);
  const filled = derived(data, call.site);
  if (opened?.k === 'scalar') return withInfluences(filled, opened.influences);
  if (opened?.k === 'data') return withInfluences(filled, influencesOf(opened));
  if (opened?.k === 'dict') {
    const all = [...opened.entries.values()].map((held) => m.open(held));
    return withInfluences(
      filled,
      all.flatMap((held) => (held.k === 'scalar' ? held.influences : [])),
    );
  }
  return filled;
}

function withInfluences(data: Data, influences: Data['influences']): Data {
  if (data.shape !== 'series') {
    return { ...data, influences: mergeInfluences(data.influences, influences) };
  }
  return {
    ...data,
    columns: data.columns.map((column) => ({
      ...column,
      influences: mergeInfluences(column.influences, influences),
    })),
  };
}
