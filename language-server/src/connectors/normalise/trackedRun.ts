import type { Attempt, Observation } from '../../../../protocol/src/records/attempt';
import type { SourceRef } from '../../../../protocol/src/records/source';
import { cleanLine, cleanNote } from '../untrustedText';
import { featuresOfSettings } from './featureList';
import { familyOfSettings } from './modelFamily';
import { observationsOf } from './observations';
import { outcomeOf, type OutcomeVerdict } from './outcome';
import { parametersOf } from './parameters';
import { statedDataset, statedObjective, statedValidation } from './statedObjective';
import { transformsOfSettings } from './transforms';
import { withoutUndefined } from './withoutUndefined';

/** A run as its tracker tells it. All text is untrusted; what is unknown is absent. */
export interface TrackedRun {
  /** With the system in front: `optuna:demand`. */
  readonly id: string;
  readonly name?: string | undefined;
  readonly commit?: string | undefined;
  /** ISO 8601. */
  readonly date?: string | undefined;
  readonly experiment?: string | undefined;
  readonly settings: ReadonlyMap<string, unknown>;
  /** Last value by the name under which it was logged; may be NaN. */
  readonly metrics: ReadonlyMap<string, number>;
  readonly status: Attempt['origin']['status'];
  readonly exitCode?: number | undefined;
  readonly failure?: string | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  /** The model's family, where the tracker keeps it apart from the settings. */
  readonly model?: string | undefined;
  /** What the tracker says of the objective; it wins over the settings. */
  readonly objective?: Attempt['objective'] | undefined;
  /** Figures that are known better than from `metrics`. */
  readonly observations?: readonly Observation[] | undefined;
  /** How it ended where the tracker says so; else it is looked for in status, tags and note. */
  readonly verdict?: OutcomeVerdict | undefined;
}

/** One run as an attempt: objective, columns, model and outcome found among what it tells. */
export function attemptOfRun(run: TrackedRun, source: SourceRef): Attempt {
  const { settings, note, tags = [], status, exitCode } = run;
  const features = featuresOfSettings(settings);
  const ending = withoutUndefined({ status, exitCode, note, tags, labels: settings });
  return withoutUndefined({
    id: cleanLine(run.id),
    name: optionalLine(run.name),
    source,
    commit: optionalLine(run.commit),
    date: run.date,
    objective: { ...statedObjective(settings), ...run.objective },
    touched: withoutUndefined({
      columns: [...(features?.columns ?? [])],
      transforms: transformsOfSettings(settings),
      model: run.model ?? familyOfSettings(settings),
      parameters: parametersOf(settings, features?.key),
    }),
    dataset: statedDataset(settings),
    validation: statedValidation(settings),
    observations: [...(run.observations ?? observationsOf(run.metrics))],
    ...(run.verdict ?? outcomeOf(ending)),
    origin: withoutUndefined({
      experiment: optionalLine(run.experiment),
      note: optionalNote(note),
      tags: tags.length > 0 ? tags.slice(0, 50).map(cleanLine) : undefined,
      status,
      exitCode,
      failure: optionalLine(run.failure),
    }),
  });
}

/** An instant as ISO 8601 from seconds since 1970, or undefined when it is no sensible time. */
export function instantOfSeconds(seconds: unknown): string | undefined {
  if (typeof seconds !== 'number' || !(seconds > 0)) return undefined;
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function optionalLine(text: string | undefined): string | undefined {
  const line = text === undefined ? '' : cleanLine(text);
  return line === '' ? undefined : line;
}

function optionalNote(text: string | undefined): string | undefined {
  const note = text === undefined ? '' : cleanNote(text);
  return note === '' ? undefined : note;
}
