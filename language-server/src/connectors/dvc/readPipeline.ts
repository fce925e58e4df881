import type { Attempt } from '../../../../protocol/src/records/attempt';
import type { Problem } from '../../../../protocol/src/records/source';
import type { ReadResult, SourceInputs } from '../connector';
import { nameOf } from '../fileIndex';
import { isRecord } from '../normalise/parameters';
import { attemptOfRun } from '../normalise/trackedRun';
import { readYaml } from '../yaml/yamlDocument';
import { outputOf, trackedDataset, type TrackedOutput } from './readTracked';

type Files = SourceInputs['files'];
type Tree = Readonly<Record<string, unknown>>;

const dataFile = /\.(?:csv|tsv|parquet|feather|arrow|orc|avro|jsonl?|xlsx?)$/i;
const maxFigures = 500;
/** What DVCLive counts. */
const counters = new Set(['step', 'epoch']);

/** Files of parameters and figures that a pipeline names, relative to the workspace. */
export function namedFiles(folder: string, { files }: SourceInputs): string[] {
  const pipeline = treeIn(`${at(folder)}dvc.yaml`, { files, problems: [] });
  const lock = treeIn(`${at(folder)}dvc.lock`, { files, problems: [] });
  const named = [...figureFiles(pipeline), ...Object.keys(lockedParameters(lock))];
  const inside = named.filter((name) => !/^\/|(?:^|\/)\.\.(?:\/|$)|\$\{/.test(name));
  return [...new Set(inside.map((name) => `${at(folder)}${name}`))];
}

/**
 * The state of one pipeline: an attempt when it left figures, with the parameters that were locked
 * when it ran, and the data that it read and wrote.
 */
export function readPipeline(folder: string, inputs: SourceInputs): ReadResult {
  const { files } = inputs;
  const problems: Problem[] = [];
  const pipeline = treeIn(`${at(folder)}dvc.yaml`, { files, problems });
  const lock = treeIn(`${at(folder)}dvc.lock`, { files, problems });
  const path = files.has(`${at(folder)}dvc.lock`)
    ? `${at(folder)}dvc.lock`
    : ([...files.keys()].find((one) => one.startsWith(at(folder))) ?? folder);
  const data = dataIn(lock);
  const datasets = data.map((output) => trackedDataset(output, { folder, path }));
  const figures = figuresOf(folder, pipeline, { files, problems });
  if (figures.size === 0) return { datasets, problems };
  const settings = settingsOf(folder, lock, { files, problems });
  const attempt = pipelineAttempt(folder, { path, settings, figures, data });
  return { attempts: [attempt], datasets, problems };
}

function pipelineAttempt(
  folder: string,
  parts: {
    path: string;
    settings: ReadonlyMap<string, unknown>;
    figures: ReadonlyMap<string, number>;
    data: readonly TrackedOutput[];
  },
): Attempt {
  const { path, settings, figures, data } = parts;
  const attempt = attemptOfRun(
    {
      id: `dvc:${folder === '' ? '.' : folder}`,
      name: folder === '' ? undefined : nameOf(folder),
      settings,
      metrics: figures,
      // A lock is written when a stage has come to its end.
      status: nameOf(path) === 'dvc.lock' ? 'finished' : 'unknown',
    },
    { system: 'dvc', path },
  );
  const [input] = data.filter(({ md5 }) => md5 !== undefined);
  if (attempt.dataset !== undefined || input?.md5 === undefined) return attempt;
  const { name } = trackedDataset(input, { folder, path });
  return { ...attempt, dataset: { name, digest: input.md5, algorithm: 'md5' } };
}

/** Data that the stages read, then data that they wrote. */
function dataIn(lock: Tree): TrackedOutput[] {
  const stages = Object.values(treeOf(lock['stages'])).map(treeOf);
  const listed = ['deps', 'outs'].flatMap((kind) =>
    stages.flatMap((stage) => listOf(stage[kind]).flatMap(outputOf)),
  );
  const byPath = new Map(listed.map((output) => [output.path, output]));
  return [...byPath.values()].filter(({ path }) => dataFile.test(path));
}

/** Locked parameters are those that the figures were made with; the files may have changed since. */
function settingsOf(
  folder: string,
  lock: Tree,
  { files, problems }: { files: Files; problems: Problem[] },
): Map<string, unknown> {
  const locked = Object.values(lockedParameters(lock)).flatMap((one) =>
    Object.entries(treeOf(one)),
  );
  if (locked.length > 0) return new Map(locked);
  const names = ['params.yaml', 'dvclive/params.yaml'];
  return new Map(
    names.flatMap((name) => Object.entries(treeIn(`${at(folder)}${name}`, { files, problems }))),
  );
}

/** Parameters by the file that they stand in. */
function lockedParameters(lock: Tree): Record<string, Tree> {
  const found: Record<string, Tree> = {};
  for (const stage of Object.values(treeOf(lock['stages'])).map(treeOf)) {
    for (const [file, values] of Object.entries(treeOf(stage['params']))) {
      found[file] = { ...found[file], ...treeOf(values) };
    }
  }
  return found;
}

function figuresOf(
  folder: string,
  pipeline: Tree,
  { files, problems }: { files: Files; problems: Problem[] },
): Map<string, number> {
  const usual = ['metrics.json', 'dvclive/metrics.json'];
  const paths = [...figureFiles(pipeline), ...usual].map((name) => `${at(folder)}${name}`);
  const figures = new Map<string, number>();
  for (const path of new Set(paths)) takeFigures(figures, treeIn(path, { files, problems }), []);
  return figures;
}

/** Nested figures are named with `/`: `val/wape`. */
function takeFigures(figures: Map<string, number>, tree: Tree, above: readonly string[]): void {
  for (const [key, value] of Object.entries(tree)) {
    const name = [...above, key];
    if (figures.size >= maxFigures || counters.has(key)) continue;
    if (typeof value === 'number') figures.set(name.join('/'), value);
    else if (isRecord(value) && above.length < 4) takeFigures(figures, value, name);
  }
}

/** A file of figures is listed by its path, or as a key with options below it. */
function figureFiles(pipeline: Tree): string[] {
  const stages = Object.values(treeOf(pipeline['stages'])).map(treeOf);
  const ofStages = stages.flatMap((stage) => {
    const { wdir } = stage;
    const base = typeof wdir === 'string' ? `${wdir.replace(/^\.\/|\/$/g, '')}/` : '';
    return pathsIn(stage['metrics']).map((path) => `${base}${path}`);
  });
  return [...ofStages, ...pathsIn(pipeline['metrics'])].map((path) => path.replace(/^\.\//, ''));
}

function pathsIn(value: unknown): string[] {
  return listOf(value).flatMap((one) =>
    typeof one === 'string' ? [one] : Object.keys(treeOf(one)),
  );
}

function treeIn(path: string, { files, problems }: { files: Files; problems: Problem[] }): Tree {
  const bytes = files.get(path);
  if (bytes === undefined) return {};
  // A digest may look like a number; in a lock every other value is a parameter.
  const outcome = readYaml(path, quotedDigests(path, bytes));
  if (outcome.ok) return treeOf(outcome.document.value);
  if (!problems.some(({ file }) => file === path)) problems.push(outcome.problem);
  return {};
}

function quotedDigests(path: string, bytes: Uint8Array): Uint8Array {
  if (nameOf(path) !== 'dvc.lock') return bytes;
  const text = Buffer.from(bytes).toString('latin1');
  return Buffer.from(text.replace(/(\bmd5: )([\da-f]{32}(?:\.dir)?)$/gm, "$1'$2'"), 'latin1');
}

function at(folder: string): string {
  return folder === '' ? '' : `${folder}/`;
}

function treeOf(value: unknown): Tree {
  return isRecord(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
