import type { Problem } from '../../../../protocol/src/records/source';
import { decodeText } from '../../files/decodeText';
import type { ReadResult, SourceInputs } from '../connector';
import { nameOf } from '../fileIndex';
import { mlflowAttempt, statusOf, type MlflowDataset, type MlflowRun } from '../mlflow/mlflowRun';
import { parseModel } from '../mlflow/modelFile';
import { cutProblem, datasetFields, fieldsOf, type Fields } from './metaFile';
import { lastMetricValue } from './metricFile';

/** Where the parts of a run lie; all relative to the workspace. */
export interface RunPaths {
  readonly run: string;
  readonly experiment: string;
  readonly meta: string;
  readonly params: readonly string[];
  readonly metrics: readonly string[];
  readonly tags: readonly string[];
  readonly inputs: readonly string[];
  readonly experimentTags: readonly string[];
  readonly model: string | undefined;
}

type Files = SourceInputs['files'];

/** The `meta.yaml` of the datasets that a run used, training data first. */
export function inputDatasets(
  experiment: string,
  { inputs }: RunPaths,
  { files }: { files: Files },
): string[] {
  const ids = inputs.flatMap((path) => {
    const outcome = fieldsOf(path, files.get(path));
    const id = outcome.ok ? outcome.fields.get('source_id') : undefined;
    const isTraining = decodeText(files.get(path) ?? new Uint8Array()).text.includes('training');
    return id === undefined || /[/\\]/.test(id) ? [] : [{ id, isTraining }];
  });
  ids.sort((one, other) => Number(other.isTraining) - Number(one.isTraining));
  return [...new Set(ids.map(({ id }) => `${experiment}/datasets/${id}/meta.yaml`))];
}

/** One run of the file store. A `meta.yaml` that was cut gives a problem and no attempt. */
export function readRun(paths: RunPaths, { files }: SourceInputs): ReadResult {
  const { run, experiment } = paths;
  const meta = fieldsOf(paths.meta, files.get(paths.meta));
  if (!meta.ok) {
    const missing = {
      file: run,
      message:
        'has no readable meta.yaml and is not read as a run; remove it, or restore the file.',
    };
    return { problems: meta.problems.length > 0 ? meta.problems : [missing] };
  }
  const isRun = meta.fields.has('run_id') || meta.fields.has('run_uuid');
  if (!isRun && meta.fields.size > 0 && !meta.fields.has('artifact_uri'))
    return { recognised: false };
  if (!isComplete(meta.fields)) return { problems: [cutProblem(paths.meta)] };
  const above = fieldsOf(`${experiment}/meta.yaml`, files.get(`${experiment}/meta.yaml`));
  const attempt = mlflowAttempt(runOf(paths, { meta: meta.fields, files, above }), {
    system: 'mlflow',
    path: paths.meta,
  });
  return { attempts: [attempt], problems: [...problemsOf(above), ...undecodable(paths, files)] };
}

function isComplete(meta: Fields): boolean {
  return (
    (meta.has('run_id') || meta.has('run_uuid')) &&
    meta.has('status') &&
    meta.has('lifecycle_stage')
  );
}

function runOf(
  paths: RunPaths,
  { meta, files, above }: { meta: Fields; files: Files; above: ReturnType<typeof fieldsOf> },
): MlflowRun {
  const { run, experiment } = paths;
  const start = Number(meta.get('start_time'));
  const experimentFields: Fields = above.ok ? above.fields : new Map();
  return {
    // The folder's name is the id: YAML may have read digits alone as a number.
    id: nameOf(run),
    name: meta.get('run_name'),
    status: statusOf(meta.get('status') ?? ''),
    deleted:
      [meta, experimentFields].some((fields) => fields.get('lifecycle_stage') === 'deleted') ||
      experiment.split('/').includes('.trash'),
    start: Number.isFinite(start) && start > 0 ? start : undefined,
    user: meta.get('user_id'),
    experiment: experimentFields.get('name'),
    experimentTags: textsBelow(`${experiment}/tags`, paths.experimentTags, { files }),
    params: textsBelow(`${run}/params`, paths.params, { files }),
    tags: textsBelow(`${run}/tags`, paths.tags, { files }),
    metrics: metricsOf(paths, files),
    dataset: datasetOf(paths, files),
    model: paths.model && parseModel(paths.model, files.get(paths.model)),
  };
}

/** Names with `/` are folders on disk. */
function textsBelow(
  folder: string,
  paths: readonly string[],
  { files }: { files: Files },
): Map<string, string> {
  return new Map(
    paths.flatMap((path) => {
      const bytes = files.get(path);
      return bytes === undefined ? [] : [[path.slice(folder.length + 1), decodeText(bytes).text]];
    }),
  );
}

function metricsOf({ run, metrics }: RunPaths, files: Files): Map<string, number> {
  const values = new Map<string, number>();
  for (const [name, text] of textsBelow(`${run}/metrics`, metrics, { files })) {
    const value = lastMetricValue(text);
    if (value !== undefined) values.set(name, value);
  }
  return values;
}

function datasetOf(paths: RunPaths, files: Files): MlflowDataset | undefined {
  for (const path of inputDatasets(paths.experiment, paths, { files })) {
    const outcome = fieldsOf(path, files.get(path));
    const dataset = outcome.ok ? datasetFields(outcome.fields) : undefined;
    if (dataset !== undefined) return dataset;
  }
  return undefined;
}

function problemsOf(outcome: ReturnType<typeof fieldsOf>): readonly Problem[] {
  return outcome.ok ? [] : outcome.problems;
}

function undecodable({ params, tags }: RunPaths, files: Files): Problem[] {
  return [...params, ...tags].flatMap((file) => {
    const { fault } = decodeText(files.get(file) ?? new Uint8Array());
    return fault === undefined ? [] : [{ file, message: fault }];
  });
}
