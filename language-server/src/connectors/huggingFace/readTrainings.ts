import type { Attempt } from '../../../../protocol/src/records/attempt';
import type { Problem } from '../../../../protocol/src/records/source';
import type { ReadResult, SourceInputs } from '../connector';
import { folderOf, nameOf } from '../fileIndex';
import { readJson } from '../json/readJson';
import { directionOf, splitMetricName } from '../normalise/metricName';
import { isRecord } from '../normalise/parameters';
import { attemptOfRun } from '../normalise/trackedRun';
import { withoutUndefined } from '../normalise/withoutUndefined';
import { attemptsOfSearch, type Trial } from '../search/searchAttempts';
import { cleanLine } from '../untrustedText';

/** The state file of one run, and the run's folder. */
export interface StateFile {
  readonly path: string;
  readonly run: string;
}

interface Training extends StateFile {
  readonly settings: Map<string, unknown>;
  readonly metrics: Map<string, number>;
  /** The logged name of the figure by which the best checkpoint was chosen. */
  readonly chosenBy: string | undefined;
  readonly isOfSearch: boolean;
  readonly isOver: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const kept = ['num_train_epochs', 'train_batch_size', 'max_steps'];
/** Speed, counters and the schedule, which tell nothing of how good the model is. */
const notFigures = /^(?:step|epoch|learning_rate|grad_norm|total_flos|.*_(?:runtime|per_second))$/;

/** The runs of one folder; the trials of a search are one idea. */
export function readTrainings(
  source: string,
  states: readonly StateFile[],
  { files }: SourceInputs,
): ReadResult {
  const problems: Problem[] = [];
  const trainings = states.flatMap((state) => {
    const fields = fieldsOf(state.path, { files, problems });
    return fields === undefined || !Array.isArray(fields['log_history'])
      ? []
      : [trainingOf(state, fields, { model: modelBeside(state.path, { files }) })];
  });
  if (trainings.length === 0) return { problems, recognised: problems.length > 0 };
  const isSearch = trainings.length > 1 && trainings.every(({ isOfSearch }) => isOfSearch);
  const attempts = isSearch ? searchOf(source, trainings) : trainings.map(attemptOf);
  return { attempts, problems };
}

function fieldsOf(
  path: string,
  { files, problems }: { files: SourceInputs['files']; problems: Problem[] },
): Fields | undefined {
  const bytes = files.get(path);
  if (bytes === undefined) return undefined;
  const outcome = readJson(path, bytes);
  if (!outcome.ok) problems.push(outcome.problem);
  return outcome.ok && isRecord(outcome.value) ? outcome.value : undefined;
}

function trainingOf(
  state: StateFile,
  fields: Fields,
  { model }: { model: string | undefined },
): Training {
  const history: readonly unknown[] = Array.isArray(fields['log_history'])
    ? fields['log_history']
    : [];
  const rows = history.filter(isRecord);
  const { trial_params: trial, best_metric: best, global_step: step, max_steps: last } = fields;
  const settings = new Map<string, unknown>([
    ...kept.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]] as const])),
    ...(model === undefined ? [] : [['model', model] as const]),
    ...Object.entries(isRecord(trial) ? trial : {}),
  ]);
  return {
    ...state,
    settings,
    metrics: lastFigures(rows),
    chosenBy: typeof best === 'number' ? nameOfFigure(rows, best) : undefined,
    isOfSearch: fields['is_hyper_param_search'] === true,
    isOver: typeof step === 'number' && typeof last === 'number' && last > 0 && step >= last,
  };
}

/** The last value of each figure. `loss` alone is that of training. */
function lastFigures(rows: readonly Fields[]): Map<string, number> {
  const figures = new Map<string, number>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (typeof value !== 'number' || notFigures.test(name)) continue;
      figures.set(name === 'loss' ? 'train_loss' : name, value);
    }
  }
  return figures;
}

/** The state keeps the best figure without its name; the history has both. */
function nameOfFigure(rows: readonly Fields[], best: number): string | undefined {
  for (const row of rows) {
    const found = Object.entries(row).find(
      ([name, value]) => name.startsWith('eval_') && value === best,
    );
    if (found !== undefined) return found[0];
  }
  return undefined;
}

function modelBeside(
  path: string,
  { files }: { files: SourceInputs['files'] },
): string | undefined {
  const config = fieldsOf(`${folderOf(path)}/config.json`, { files, problems: [] });
  const type = config?.['model_type'];
  return typeof type === 'string' ? cleanLine(type) : undefined;
}

function attemptOf(training: Training): Attempt {
  const { run, path, settings, metrics, chosenBy, isOver } = training;
  return attemptOfRun(
    {
      id: `huggingface:${run}`,
      name: nameOf(run),
      experiment: nameOf(folderOf(run)),
      settings,
      metrics,
      // Without its last step it was stopped early, by plan or not, or is still going.
      status: isOver ? 'finished' : 'unknown',
      objective: objectiveOf(chosenBy),
    },
    { system: 'huggingface', path },
  );
}

function objectiveOf(chosenBy: string | undefined): Attempt['objective'] {
  if (chosenBy === undefined) return {};
  const { metric } = splitMetricName(chosenBy);
  return withoutUndefined({ metric, direction: directionOf(chosenBy) });
}

function searchOf(source: string, trainings: readonly Training[]): Attempt[] {
  const trials = trainings.map(({ run, settings, metrics, isOver }, index): Trial => ({
    number: Number(/(\d+)$/.exec(nameOf(run))?.[1] ?? index),
    state: isOver ? 'complete' : 'unfinished',
    settings,
    metrics,
  }));
  const logged = trainings.map(({ chosenBy }) => chosenBy).find((name) => name !== undefined);
  const direction = logged === undefined ? undefined : directionOf(logged);
  const goal =
    logged === undefined || direction === undefined
      ? undefined
      : { logged, isNamed: true, direction };
  const search = {
    id: `huggingface:${source}`,
    name: nameOf(source),
    settings: new Map(),
    goal,
    trials,
  };
  return attemptsOfSearch(search, { system: 'huggingface', path: trainings[0]?.path ?? source });
}
