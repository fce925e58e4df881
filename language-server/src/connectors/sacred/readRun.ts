import type { Attempt } from '../../../../protocol/src/records/attempt';
import type { Problem } from '../../../../protocol/src/records/source';
import type { ReadResult, SourceInputs } from '../connector';
import { folderOf, nameOf } from '../fileIndex';
import { readJson } from '../json/readJson';
import { isRecord } from '../normalise/parameters';
import { attemptOfRun } from '../normalise/trackedRun';

type Fields = Readonly<Record<string, unknown>>;

const statuses: ReadonlyMap<unknown, Attempt['origin']['status']> = new Map([
  ['COMPLETED', 'finished'],
  ['RUNNING', 'running'],
  ['QUEUED', 'running'],
  ['FAILED', 'failed'],
  ['INTERRUPTED', 'killed'],
  ['TIMEOUT', 'killed'],
  ['DIED', 'failed'],
] as const);

/** One run. A `run.json` that was cut gives a problem and no attempt; other files only add. */
export function readRun(folder: string, { files }: SourceInputs): ReadResult {
  const problems: Problem[] = [];
  const fields = (name: string): Fields => {
    const path = `${folder}/${name}`;
    const bytes = files.get(path);
    const outcome = bytes && readJson(path, bytes);
    if (outcome?.ok === false) problems.push(outcome.problem);
    return outcome?.ok === true && isRecord(outcome.value) ? outcome.value : {};
  };
  const run = fields('run.json');
  const { status, experiment } = run;
  if (problems.length > 0) return { problems };
  if (typeof status !== 'string' || !isRecord(experiment)) return { recognised: false };
  const parts = { config: fields('config.json'), info: fields('info.json') };
  const metrics = lastFigures(fields('metrics.json'));
  return { attempts: [attemptOf(folder, { run, experiment, metrics, ...parts })], problems };
}

interface RunParts {
  readonly run: Fields;
  readonly experiment: Fields;
  readonly config: Fields;
  readonly info: Fields;
  readonly metrics: Map<string, number>;
}

function attemptOf(folder: string, { run, experiment, config, info, metrics }: RunParts): Attempt {
  const { result, fail_trace: trace, start_time: start, meta } = run;
  const name = textOf(experiment['name']);
  // What a run returns is its figure; without a name it stands as the result that it is.
  const returned = isRecord(result) ? Object.entries(result) : [['result', result] as const];
  for (const [key, value] of [...returned, ...Object.entries(info)]) {
    if (typeof value === 'number' && !metrics.has(key)) metrics.set(key, value);
  }
  const { comment } = isRecord(meta) ? meta : {};
  return attemptOfRun(
    {
      id: `sacred:${folder}`,
      name: name === undefined ? undefined : `${name} ${nameOf(folder)}`,
      commit: commitIn(experiment),
      date: instantOf(start),
      experiment: name ?? nameOf(folderOf(folder)),
      settings: new Map(Object.entries(config).filter(([key]) => !key.startsWith('__'))),
      metrics,
      status: statuses.get(run['status']) ?? 'unknown',
      failure: Array.isArray(trace) ? textOf(trace.at(-1)) : undefined,
      note: textOf(comment),
    },
    { system: 'sacred', path: `${folder}/run.json` },
  );
}

/** Figures are kept as lists of steps, values and times. */
function lastFigures(metrics: Fields): Map<string, number> {
  const figures = Object.entries(metrics).flatMap(([name, series]): [string, number][] => {
    const values: readonly unknown[] =
      isRecord(series) && Array.isArray(series['values']) ? series['values'] : [];
    const last = values.at(-1);
    return typeof last === 'number' ? [[name, last]] : [];
  });
  return new Map(figures);
}

function commitIn({ repositories }: Fields): string | undefined {
  const listed: readonly unknown[] = Array.isArray(repositories) ? repositories : [];
  const [first] = listed;
  return isRecord(first) ? textOf(first['commit']) : undefined;
}

/** Sacred writes universal time without saying so. */
function instantOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim().replace(' ', 'T') : '';
  const date = new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  return text === '' || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
