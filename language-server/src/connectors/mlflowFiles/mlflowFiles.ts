import type { Connector, SourceClaim, SourceInputs } from '../connector';
import { folderOf, nameOf, type FileIndex } from '../fileIndex';
import { mlflowDataset } from '../mlflow/mlflowRun';
import { indexModelFiles, type ModelFiles } from '../mlflow/modelFile';
import { datasetFields, fieldsOf } from './metaFile';
import { inputDatasets, readRun, type RunPaths } from './readRun';

const maxFilesOfKind = 1000;
/** Folders of an experiment whose children have names like runs. */
const notRuns = new Set(['datasets', 'inputs', 'outputs', 'models', 'traces', 'tags', 'artifacts']);
const runFile = /^(.+\/[0-9a-f]{32})\/(?:meta\.yaml$|params\/|metrics\/|tags\/)/;
const datasetFile = /^(.+)\/datasets\/([^/]+)\/meta\.yaml$/;

/** MLflow's folder of files (`mlruns/`): one source a run, so that a new run re-reads nothing else. */
export const mlflowFiles: Connector = {
  name: 'mlflowFiles',
  system: 'mlflow',
  version: 1,
  claim: (files) => {
    const models = indexModelFiles(files);
    const runs = runFolders(files).map((folder) => claimRun(files, folder, { models }));
    const datasets = files.named('meta.yaml').flatMap((path) => claimDataset(files, path));
    return [...runs, ...datasets];
  },
};

function runFolders(files: FileIndex): string[] {
  const folders = new Set<string>();
  for (const path of files.paths) {
    const folder = runFile.exec(path)?.[1];
    if (folder !== undefined && !notRuns.has(nameOf(folderOf(folder)))) folders.add(folder);
  }
  return [...folders].filter((folder) => isRunFolder(files, folder));
}

/** Other tools use 32 hexadecimal digits too: MLflow's have a `meta.yaml`, or an experiment above. */
function isRunFolder(files: FileIndex, folder: string): boolean {
  return files.has(`${folder}/meta.yaml`) || files.has(`${folderOf(folder)}/meta.yaml`);
}

function claimRun(files: FileIndex, run: string, { models }: { models: ModelFiles }): SourceClaim {
  const experiment = folderOf(run);
  const paths = runPaths(files, run, { models });
  const { meta, params, metrics, tags, inputs, experimentTags, model } = paths;
  const experimentMeta = `${experiment}/meta.yaml`;
  return {
    key: run,
    path: files.has(`${run}/meta.yaml`) ? `${run}/meta.yaml` : run,
    group: storeOf(experiment),
    files: [meta, experimentMeta, model]
      .filter((path) => path !== undefined)
      .filter((path) => files.has(path))
      .concat(params, metrics, tags, inputs, experimentTags),
    follow: (read) => inputDatasets(experiment, paths, { files: read.files }),
    read: (read) => readRun(paths, read),
  };
}

function runPaths(files: FileIndex, run: string, { models }: { models: ModelFiles }): RunPaths {
  const experiment = folderOf(run);
  const below = (folder: string): readonly string[] => files.under(folder).slice(0, maxFilesOfKind);
  const modelIds = files.under(`${run}/outputs`).map((path) => nameOf(folderOf(path)));
  return {
    run,
    experiment,
    meta: `${run}/meta.yaml`,
    params: below(`${run}/params`),
    metrics: below(`${run}/metrics`),
    tags: below(`${run}/tags`),
    inputs: below(`${run}/inputs`).filter((path) => nameOf(path) === 'meta.yaml'),
    experimentTags: below(`${experiment}/tags`),
    model:
      modelIds.map((id) => models.ofModel(id)).find((path) => path !== undefined) ??
      models.ofRun(nameOf(run)),
  };
}

function claimDataset(files: FileIndex, path: string): SourceClaim[] {
  const [, experiment] = datasetFile.exec(path) ?? [];
  if (experiment === undefined || !files.has(`${experiment}/meta.yaml`)) return [];
  const read = (inputs: SourceInputs): ReturnType<SourceClaim['read']> => {
    const outcome = fieldsOf(path, inputs.files.get(path));
    if (!outcome.ok) return { problems: outcome.problems };
    const dataset = datasetFields(outcome.fields);
    if (dataset === undefined) return { recognised: false };
    return { datasets: [mlflowDataset(dataset, { system: 'mlflow', path })] };
  };
  return [{ key: folderOf(path), path, group: storeOf(experiment), files: [path], read }];
}

/** The folder of experiments; deleted ones lie one folder deeper. */
function storeOf(experiment: string): string {
  const folder = folderOf(experiment);
  return nameOf(folder) === '.trash' ? folderOf(folder) : folder;
}
