import type {
  Attempt,
  Direction,
  Lesson,
  Observation,
} from '../../../../protocol/src/records/attempt';

/** What a verdict rests on; an attempt, or what is kept in memory of one. */
export interface Told {
  readonly outcome: Attempt['outcome'];
  readonly status: Attempt['origin']['status'];
  readonly deleted: boolean;
  readonly hasNote: boolean;
  readonly lesson?: Lesson;
  readonly observations: readonly Observation[];
  readonly objective: Attempt['objective'];
}

/**
 * Why an attempt counts as one that did not work: people concluded it (`conclusion`), its figures are
 * worse than those of its baseline (`worse`), or little speaks for either (`thin`): it crashed, or
 * was deleted without a word, or its baseline is a guess.
 */
export type Verdict = 'conclusion' | 'worse' | 'thin';

/** A figure beside the same figure of the baseline. */
export interface ComparedFigure {
  readonly observation: Observation;
  readonly before?: number;
  readonly change?: 'better' | 'worse' | 'equal';
}

/** What an attempt says of itself, for `verdictOf`. */
export function toldBy(attempt: Attempt): Told {
  const { outcome, origin, lesson, observations, objective } = attempt;
  return {
    outcome,
    status: origin.status,
    deleted: origin.deleted === true,
    hasNote: (origin.note ?? '') !== '',
    ...(lesson !== undefined && { lesson }),
    observations,
    objective,
  };
}

/**
 * Whether an attempt did not work, and what says so; undefined for one that was kept, is open, or
 * ended without a result. `stated` says that the objective itself names the baseline.
 */
export function verdictOf(
  told: Told,
  baseline: Told | undefined,
  options: { readonly stated: boolean },
): Verdict | undefined {
  const { outcome, status, lesson, deleted, hasNote } = told;
  if (outcome === 'kept' || outcome === 'inconclusive') return undefined;
  if (lesson !== undefined) return 'conclusion';
  if (outcome === 'superseded') return undefined;
  if (outcome === 'abandoned' && !(deleted && !hasNote)) return 'conclusion';
  if (outcome === 'unknown' && status !== 'finished') return undefined;
  const worse = isWorse(told, baseline, options);
  return outcome === 'unknown' ? worse : (worse ?? 'thin');
}

/** The figures of the objective's metric, the whole set first, each beside that of the baseline. */
export function comparedFigures(told: Told, baseline: Told | undefined): readonly ComparedFigure[] {
  const { metric } = told.objective;
  return told.observations
    .filter((one) => metric === undefined || isMetric(one, metric))
    .sort((one, other) => Number(one.slice !== undefined) - Number(other.slice !== undefined))
    .map((observation) => compared(observation, { told, baseline }));
}

function isWorse(
  told: Told,
  baseline: Told | undefined,
  { stated }: { readonly stated: boolean },
): Verdict | undefined {
  const { metric } = told.objective;
  let change: 'worse' | undefined;
  let isRecorded = stated;
  for (const observation of told.observations) {
    if (metric !== undefined && !isMetric(observation, metric)) continue;
    const figure = compared(observation, { told, baseline });
    if (figure.change === 'better') return undefined;
    if (figure.change === 'worse') change = 'worse';
    isRecorded ||= observation.baseline !== undefined;
  }
  return change && (isRecorded ? change : 'thin');
}

function compared(
  observation: Observation,
  { told, baseline }: { readonly told: Told; readonly baseline: Told | undefined },
): ComparedFigure {
  const before = observation.baseline ?? sameFigure(observation, baseline)?.value;
  if (before === undefined) return { observation };
  const change = changeOf(told.objective.direction, { before, value: observation.value });
  return { observation, before, ...(change !== undefined && { change }) };
}

function changeOf(
  direction: Direction | undefined,
  { before, value }: { readonly before: number; readonly value: number },
): ComparedFigure['change'] {
  if (before === value) return 'equal';
  if (direction === undefined) return undefined;
  return value < before === (direction === 'min') ? 'better' : 'worse';
}

function sameFigure(one: Observation, baseline: Told | undefined): Observation | undefined {
  return baseline?.observations.find(
    ({ metric, slice, phase }) =>
      isMetric(one, metric) && slice === one.slice && phaseOf({ phase }) === phaseOf(one),
  );
}

/** A figure that does not say where it was measured was measured on stored data. */
function phaseOf({ phase = 'offline' }: Pick<Observation, 'phase'>): string {
  return phase;
}

function isMetric({ metric }: Observation, name: string): boolean {
  return metric.toLowerCase() === name.toLowerCase();
}
