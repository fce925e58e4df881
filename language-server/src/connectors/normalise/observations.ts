import type { Observation } from '../../../../protocol/src/records/attempt';
import { cleanLine } from '../untrustedText';
import { splitMetricName, type MetricParts } from './metricName';

const maxObservations = 500;

/**
 * Observations from the last value of every metric of a run. Values that are not finite are left
 * out. Where two logged names would become one (`val_wape` and `test_wape`), both keep their own.
 */
export function observationsOf(metrics: ReadonlyMap<string, number>): Observation[] {
  const finite = [...metrics].filter(([, value]) => Number.isFinite(value));
  const counts = new Map<string, number>();
  const rows = finite.slice(0, maxObservations).map(([raw, value]) => {
    const parts = splitMetricName(cleanLine(raw));
    counts.set(keyOf(parts), (counts.get(keyOf(parts)) ?? 0) + 1);
    return { raw: cleanLine(raw), parts, value };
  });
  return rows
    .map(({ raw, parts, value }) =>
      counts.get(keyOf(parts)) === 1 ? { ...parts, value } : { metric: raw, value },
    )
    .sort((one, other) => (one.metric < other.metric ? -1 : 1));
}

function keyOf({ metric, phase }: MetricParts): string {
  return `${phase ?? ''}/${metric}`;
}
