import type { Objective } from '../../../protocol/src/records/objective';
import type { Observation } from '../../../protocol/src/records/attempt';
import { isSameMetric, splitMetricName } from '../connectors/normalise/metricName';
import { wordsOf } from '../connectors/normalise/words';
import { bareName } from '../rules/past/columnNames';
import type { AttemptHead } from './recordHead';

/**
 * Fills in what the objective says of an attempt: its metric, and which of the logged figures are
 * the metric on one of its slices. An attempt without an objective stays as it is.
 */
export function underObjective<T extends Pick<AttemptHead, 'objective' | 'observations'>>(
  attempt: T,
  objective: Objective | undefined,
): T {
  if (objective === undefined) return attempt;
  const { metric } = objective;
  return {
    ...attempt,
    objective: { metric: metric.name, direction: metric.direction, ...attempt.objective },
    observations: observationsUnder(attempt.observations, objective),
  };
}

/** The target of an attempt without its table, in lower case; undefined when nobody said it. */
export function targetOf({ objective }: Pick<AttemptHead, 'objective'>): string | undefined {
  return objective.target === undefined ? undefined : bareName(objective.target).toLowerCase();
}

function observationsUnder(
  observations: readonly Observation[],
  { metric, slices }: Objective,
): Observation[] {
  const known = { metric: metric.name, slices };
  const taken = new Map<string, Observation>();
  const others: Observation[] = [];
  for (const observation of observations) {
    const { slice, ...parts } = partsOf(observation, known);
    if (!isSameMetric(parts.metric, metric.name)) others.push(observation);
    else prefer(taken, { ...observation, ...parts, ...(slice !== undefined && { slice }) }, others);
  }
  return [...taken.values(), ...others];
}

function partsOf(observation: Observation, known: Parameters<typeof splitMetricName>[1]) {
  const { metric, slice } = observation;
  const parts = splitMetricName(slice === undefined ? metric : `${metric} ${slice}`, known);
  // A slice that the objective does not list keeps its own name.
  return slice !== undefined && parts.slice === undefined ? { metric, slice } : parts;
}

/** Of several figures for one slice the first counts; the others keep the names they were logged by. */
function prefer(taken: Map<string, Observation>, one: Observation, others: Observation[]): void {
  const key = `${one.slice ?? ''}/${one.phase ?? ''}`;
  if (taken.has(key)) others.push(one);
  else taken.set(key, one);
}

/** Whether two slices go by names that mean the same: `holiday week` and `is_holiday_week`. */
export function isSameSlice(one: string, other: string): boolean {
  const key = (name: string) =>
    wordsOf(name)
      .filter((word) => word !== 'is')
      .join(' ');
  return key(one) === key(other);
}
