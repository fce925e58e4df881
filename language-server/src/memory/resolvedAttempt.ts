import type { Objective } from '../../../protocol/src/records/objective';
import type { Observation } from '../../../protocol/src/records/attempt';
import { isSameMetric, splitMetricName } from '../connectors/normalise/metricName';
import { bareName } from '../rules/past/columnNames';
import type { AttemptHead } from './recordHead';
import { remembered } from './remembered';

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

type Parts = ReturnType<typeof splitMetricName> & { readonly isMetric: boolean };

/** Runs log the same few names again and again: what they mean is worked out once an objective. */
const readers = new WeakMap<Objective, (key: string) => Parts>();

function observationsUnder(
  observations: readonly Observation[],
  objective: Objective,
): Observation[] {
  const reader = readers.get(objective) ?? remembered(readerFor(objective));
  readers.set(objective, reader);
  const own: Observation[] = [];
  const others: Observation[] = [];
  for (const observation of observations) {
    const { isMetric, ...parts } = reader(`${observation.metric}\n${observation.slice ?? ''}`);
    const read = { ...observation, ...parts };
    // Of several figures for one slice the first counts; the others keep their logged names.
    const isFirst = isMetric && !own.some((one) => isSameFigure(one, read));
    if (isFirst) own.push(read);
    else others.push(observation);
  }
  return [...own, ...others];
}

function isSameFigure(one: Observation, other: Observation): boolean {
  return one.slice === other.slice && one.phase === other.phase;
}

/** Reads the logged name and slice of a figure, one behind the other. */
function readerFor({ metric: { name }, slices }: Objective): (key: string) => Parts {
  return (key) => {
    const [metric = '', slice = ''] = key.split('\n');
    const parts = splitMetricName(`${metric} ${slice}`.trim(), { metric: name, slices });
    // A slice that the objective does not list keeps its own name.
    const read = slice !== '' && parts.slice === undefined ? { metric, slice } : parts;
    return { ...read, isMetric: isSameMetric(read.metric, name) };
  };
}
