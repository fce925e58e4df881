import type { Attempt } from '../../../../protocol/src/records/attempt';
import type { Dataset } from '../../../../protocol/src/records/definition';
import type { SourceRef } from '../../../../protocol/src/records/source';
import { columnsOfSchema, featuresOfSettings } from '../normalise/featureList';
import { familyOfFlavours, familyOfSettings } from '../normalise/modelFamily';
import { observationsOf } from '../normalise/observations';
import { outcomeOf } from '../normalise/outcome';
import { isRecord, parametersOf } from '../normalise/parameters';
import { statedDataset, statedObjective, statedValidation } from '../normalise/statedObjective';
import { transformsOfSettings } from '../normalise/transforms';
import { withoutUndefined } from '../normalise/withoutUndefined';
import { cleanLine, cleanNote } from '../untrustedText';

/** A run as either of MLflow's stores tells it, before it is normalised. */
export interface MlflowRun {
  readonly id: string;
  readonly name?: string | undefined;
  readonly status: Attempt['origin']['status'];
  readonly deleted: boolean;
  /** Milliseconds since 1970. */
  readonly start?: number | undefined;
  readonly user?: string | undefined;
  readonly experiment?: string | undefined;
  /** Tags of the experiment: what they say of the objective holds for its runs. */
  readonly experimentTags: ReadonlyMap<string, string>;
  readonly params: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  /** Last value of each metric; may be NaN. */
  readonly metrics: ReadonlyMap<string, number>;
  readonly dataset?: MlflowDataset | undefined;
  /** The parsed `MLmodel` file. */
  readonly model?: unknown;
}

export interface MlflowDataset {
  readonly name: string;
  readonly digest?: string | undefined;
  /** JSON texts, as MLflow stores them. */
  readonly schema?: string | undefined;
  readonly profile?: string | undefined;
  readonly location?: string | undefined;
}

/** One run as an attempt. */
export function mlflowAttempt(run: MlflowRun, source: SourceRef): Attempt {
  const { tags, params, experimentTags } = run;
  // What the run says wins over its experiment's tags.
  const objective = statedObjective(
    new Map([...ownTags(experimentTags), ...ownTags(tags), ...params]),
  );
  const note = tags.get('mlflow.note.content');
  const model = isRecord(run.model) ? run.model : modelOfHistory(tags);
  const deleted = run.deleted || undefined;
  return withoutUndefined({
    id: `mlflow:${run.id}`,
    name: optionalLine(tags.get('mlflow.runName') ?? run.name),
    source,
    commit: optionalLine(tags.get('mlflow.source.git.commit')),
    date: instantOf(run.start),
    author: optionalLine(tags.get('mlflow.user') ?? run.user),
    objective,
    touched: withoutUndefined({
      columns: [...columnsOf(run, model, { target: objective.target })],
      transforms: transformsOfSettings(params),
      model: familyOfSettings(params) ?? familyOfFlavours(model['flavors']),
      parameters: parametersOf(params, featuresOfSettings(params)?.key),
    }),
    dataset: datasetOf(run),
    validation: statedValidation(params),
    observations: observationsOf(run.metrics),
    ...outcomeOf(withoutUndefined({ status: run.status, deleted, note, labels: ownTags(tags) })),
    origin: withoutUndefined({
      experiment: optionalLine(run.experiment),
      note: note === undefined ? undefined : cleanNote(note),
      tags: tagLines(tags),
      status: run.status,
      deleted,
    }),
  });
}

/** A dataset that MLflow logged. */
export function mlflowDataset(dataset: MlflowDataset, source: SourceRef): Dataset {
  const name = cleanLine(dataset.name);
  const profile = parseJson(dataset.profile);
  const rows = isRecord(profile) ? profile['num_rows'] : undefined;
  const location = parseJson(dataset.location);
  const uri = isRecord(location) ? (location['uri'] ?? location['path']) : undefined;
  const digest = optionalLine(dataset.digest);
  return withoutUndefined({
    id: `mlflow:${name}@${digest ?? 'unversioned'}`,
    name,
    physicalNames: typeof uri === 'string' ? [cleanLine(uri)] : undefined,
    columns: [...columnsOfSchema(dataset.schema)],
    digest,
    algorithm: digest === undefined ? undefined : 'mlflow',
    rows: typeof rows === 'number' && Number.isInteger(rows) && rows >= 0 ? rows : undefined,
    source,
  });
}

/** MLflow's statuses, by number in the file store and by name in databases. */
export function statusOf(status: string): Attempt['origin']['status'] {
  return statuses.get(status.toUpperCase()) ?? 'unknown';
}

const statuses: ReadonlyMap<string, Attempt['origin']['status']> = new Map([
  ...(['1', 'RUNNING', '2', 'SCHEDULED'] as const).map((key) => [key, 'running'] as const),
  ...(['3', 'FINISHED'] as const).map((key) => [key, 'finished'] as const),
  ...(['4', 'FAILED'] as const).map((key) => [key, 'failed'] as const),
  ...(['5', 'KILLED'] as const).map((key) => [key, 'killed'] as const),
]);

/** The model's signature is what it took; then what the settings list; then its training data. */
function columnsOf(
  { params, dataset }: MlflowRun,
  model: Record<string, unknown>,
  { target }: { target: string | undefined },
): readonly string[] {
  const signature = isRecord(model['signature']) ? model['signature']['inputs'] : undefined;
  const taken = columnsOfSchema(signature);
  if (taken.length > 0) return taken;
  const listed = featuresOfSettings(params);
  if (listed !== undefined) return listed.columns;
  // The schema of the data holds the target too: without knowing it, all would look like features.
  return target === undefined
    ? []
    : columnsOfSchema(dataset?.schema).filter((column) => column !== target);
}

/** Where artifacts lie on a server, MLflow 2 still keeps what it logged of the model in a tag. */
function modelOfHistory(tags: ReadonlyMap<string, string>): Record<string, unknown> {
  const history = parseJson(tags.get('mlflow.log-model.history'));
  const last: unknown = Array.isArray(history) ? history.at(-1) : undefined;
  return isRecord(last) ? last : {};
}

function datasetOf({ dataset, params }: MlflowRun): Attempt['dataset'] {
  if (dataset === undefined) return statedDataset(params);
  const digest = optionalLine(dataset.digest);
  const name = cleanLine(dataset.name);
  return digest === undefined ? { name } : { name, digest, algorithm: 'mlflow' };
}

/** Tags that people set, without those that MLflow keeps for itself. */
function ownTags(tags: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...tags].filter(([key]) => !key.startsWith('mlflow.')));
}

function tagLines(tags: ReadonlyMap<string, string>): string[] | undefined {
  const lines = [...ownTags(tags)].slice(0, 50).map(([key, value]) => cleanLine(`${key}=${value}`));
  return lines.length > 0 ? lines : undefined;
}

function instantOf(milliseconds: number | undefined): string | undefined {
  const date = milliseconds === undefined ? undefined : new Date(milliseconds);
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function optionalLine(text: string | undefined): string | undefined {
  const line = text === undefined ? '' : cleanLine(text);
  return line === '' ? undefined : line;
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
