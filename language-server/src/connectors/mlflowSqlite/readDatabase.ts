import type { SqliteTables, SqlRow, SqlValue } from '../../sqlite/sqliteTables';
import type { ReadResult, SourceInputs } from '../connector';
import {
  mlflowAttempt,
  mlflowDataset,
  statusOf,
  type MlflowDataset,
  type MlflowRun,
} from '../mlflow/mlflowRun';
import { parseModel, type ModelFiles } from '../mlflow/modelFile';

/** The run that each table's rows belong to, and the rest of the database, indexed once. */
interface Store {
  readonly experiments: ReadonlyMap<string, SqlRow>;
  readonly experimentTags: ReadonlyMap<string, Map<string, string>>;
  readonly params: ReadonlyMap<string, Map<string, string>>;
  readonly tags: ReadonlyMap<string, Map<string, string>>;
  readonly metrics: ReadonlyMap<string, Map<string, number>>;
  readonly datasets: ReadonlyMap<string, MlflowDataset>;
  readonly datasetOfRun: ReadonlyMap<string, string>;
}

/** All runs and datasets of an MLflow database. Other tables, secrets among them, are never asked for. */
export function readDatabase(
  path: string,
  { tables, files }: SourceInputs,
  { models }: { models: ModelFiles },
): ReadResult {
  if (tables === undefined || !isMlflow(tables)) return { recognised: false };
  const store = readStore(tables);
  const modelPaths = loggedModels(tables, models);
  const source = { system: 'mlflow', path };
  const attempts = tables
    .rows('runs', [
      'run_uuid',
      'name',
      'status',
      'start_time',
      'user_id',
      'lifecycle_stage',
      'experiment_id',
      'source_version',
    ]) // prettier-ignore
    .map((row) => {
      const model = modelPaths.get(text(row['run_uuid']));
      const run = runOf(row, store);
      return mlflowAttempt(
        model === undefined ? run : { ...run, model: parseModel(model, files.get(model)) },
        source,
      );
    });
  const datasets = [...store.datasets.values()].map((dataset) => mlflowDataset(dataset, source));
  return { attempts, datasets };
}

/** `MLmodel` files in the workspace by the run that logged the model. */
export function loggedModels(tables: SqliteTables, models: ModelFiles): Map<string, string> {
  const found = new Map<string, string>();
  if (!isMlflow(tables)) return found;
  for (const row of tables.rows('logged_models', ['model_id', 'source_run_id'])) {
    const path = models.ofModel(text(row['model_id']));
    if (path !== undefined) found.set(text(row['source_run_id']), path);
  }
  for (const row of tables.rows('runs', ['run_uuid'])) {
    const run = text(row['run_uuid']);
    const path = models.ofRun(run);
    if (path !== undefined && !found.has(run)) found.set(run, path);
  }
  return found;
}

function isMlflow(tables: SqliteTables): boolean {
  const runs = tables.columns('runs');
  return runs.includes('run_uuid') && tables.columns('experiments').includes('experiment_id');
}

function readStore(tables: SqliteTables): Store {
  const experiments = tables.rows('experiments', ['experiment_id', 'name', 'lifecycle_stage']);
  const datasets = tables.rows('datasets', [
    'dataset_uuid', 'name', 'digest', 'dataset_source', 'dataset_schema', 'dataset_profile',
  ]); // prettier-ignore
  return {
    experiments: new Map(experiments.map((row) => [text(row['experiment_id']), row])),
    experimentTags: textsBy(tables, 'experiment_tags', { owner: 'experiment_id' }),
    params: textsBy(tables, 'params', { owner: 'run_uuid' }),
    tags: textsBy(tables, 'tags', { owner: 'run_uuid' }),
    metrics: metricsBy(tables),
    datasets: new Map(datasets.map((row) => [text(row['dataset_uuid']), datasetOf(row)])),
    datasetOfRun: trainingData(tables),
  };
}

function runOf(row: SqlRow, store: Store): MlflowRun {
  const id = text(row['run_uuid']);
  const experimentId = text(row['experiment_id']);
  const experiment = store.experiments.get(experimentId);
  const start = row['start_time'];
  const tags = new Map(store.tags.get(id));
  const version = text(row['source_version']);
  if (version !== '' && !tags.has('mlflow.source.git.commit')) {
    tags.set('mlflow.source.git.commit', version);
  }
  return {
    id,
    name: optional(row['name']),
    status: statusOf(text(row['status'])),
    deleted: [row, experiment].some((one) => text(one?.['lifecycle_stage']) === 'deleted'),
    start: typeof start === 'number' ? start : undefined,
    user: optional(row['user_id']),
    experiment: optional(experiment?.['name']),
    experimentTags: store.experimentTags.get(experimentId) ?? new Map(),
    params: store.params.get(id) ?? new Map(),
    tags,
    metrics: store.metrics.get(id) ?? new Map(),
    dataset: store.datasets.get(store.datasetOfRun.get(id) ?? ''),
  };
}

function datasetOf(row: SqlRow): MlflowDataset {
  return {
    name: text(row['name']),
    digest: optional(row['digest']),
    schema: optional(row['dataset_schema']),
    profile: optional(row['dataset_profile']),
    location: optional(row['dataset_source']),
  };
}

function textsBy(
  tables: SqliteTables,
  table: string,
  { owner }: { owner: string },
): Map<string, Map<string, string>> {
  const byOwner = new Map<string, Map<string, string>>();
  for (const row of tables.rows(table, ['key', 'value', owner])) {
    entry(byOwner, text(row[owner])).set(text(row['key']), text(row['value']));
  }
  return byOwner;
}

/** NaN is stored as 0 beside a flag. */
function metricsBy(tables: SqliteTables): Map<string, Map<string, number>> {
  const byRun = new Map<string, Map<string, number>>();
  const columns = ['key', 'value', 'is_nan', 'run_uuid', 'step', 'timestamp'];
  const latest = tables.columns('latest_metrics').length > 0;
  // Old databases have the history alone: there the last row by step and time counts.
  const rows = latest
    ? tables.rows('latest_metrics', columns)
    : tables.rows('metrics', columns).toSorted(bySteps);
  for (const row of rows) {
    const value = row['is_nan'] === 1 ? NaN : Number(row['value']);
    entry(byRun, text(row['run_uuid'])).set(text(row['key']), value);
  }
  return byRun;
}

function bySteps(one: SqlRow, other: SqlRow): number {
  const step = Number(one['step'] ?? 0) - Number(other['step'] ?? 0);
  return step === 0 ? Number(one['timestamp'] ?? 0) - Number(other['timestamp'] ?? 0) : step;
}

function trainingData(tables: SqliteTables): Map<string, string> {
  const contexts = new Map<string, string>();
  for (const row of tables.rows('input_tags', ['input_uuid', 'name', 'value'])) {
    if (row['name'] === 'mlflow.data.context')
      contexts.set(text(row['input_uuid']), text(row['value']));
  }
  const byRun = new Map<string, string>();
  const columns = ['input_uuid', 'source_type', 'source_id', 'destination_type', 'destination_id'];
  for (const row of tables.rows('inputs', columns)) {
    if (row['source_type'] !== 'DATASET' || row['destination_type'] !== 'RUN') continue;
    const run = text(row['destination_id']);
    const isTraining = contexts.get(text(row['input_uuid']))?.startsWith('train') === true;
    if (isTraining || !byRun.has(run)) byRun.set(run, text(row['source_id']));
  }
  return byRun;
}

function entry<T>(byOwner: Map<string, Map<string, T>>, owner: string): Map<string, T> {
  const known = byOwner.get(owner);
  if (known !== undefined) return known;
  const fresh = new Map<string, T>();
  byOwner.set(owner, fresh);
  return fresh;
}

function text(value: SqlValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function optional(value: SqlValue | undefined): string | undefined {
  const found = text(value);
  return found === '' ? undefined : found;
}
