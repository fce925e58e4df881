import type { Problem } from '../../../../protocol/src/records/source';
import { decodeText } from '../../files/decodeText';
import type { ReadResult, SourceInputs } from '../connector';
import { readTable } from '../delimited/readTable';
import { nameOf } from '../fileIndex';
import { readJson, readJsonLines } from '../json/readJson';
import { isRecord } from '../normalise/parameters';
import { instantOfSeconds } from '../normalise/trackedRun';
import { attemptsOfSearch, type Trial } from '../search/searchAttempts';

/** Where the parts of an experiment lie. */
export interface ExperimentPaths {
  readonly experiment: string;
  /** Folders. */
  readonly trials: readonly string[];
  readonly state: string | undefined;
}

type Files = SourceInputs['files'];

/** What Ray adds to every result by itself. */
const added = new Set([
  'timestamp', 'checkpoint_dir_name', 'done', 'training_iteration', 'trial_id', 'date', 'pid',
  'time_this_iter_s', 'time_total_s', 'hostname', 'node_ip', 'config', 'time_since_restore',
  'iterations_since_restore', 'timesteps_total', 'timesteps_since_restore', 'episodes_total',
  'experiment_id', 'experiment_tag', 'should_checkpoint', 'warmup_time', 'num_healthy_workers',
]); // prettier-ignore
const maxTrials = 2000;

/** One experiment as the ideas that its trials are about. */
export function readExperiment(paths: ExperimentPaths, { files }: SourceInputs): ReadResult {
  const { experiment, trials: folders, state } = paths;
  const problems: Problem[] = [];
  const statuses = statusesIn(state, { files });
  const trials = folders
    .slice(0, maxTrials)
    .map((folder, index) => trialOf(folder, { index, files, statuses, problems }));
  if (folders.length > maxTrials) {
    const message = `has ${folders.length} trials; the first ${maxTrials} are read.`;
    problems.push({ file: experiment, message });
  }
  const search = {
    id: `ray:${experiment}`,
    name: nameOf(experiment),
    date: instantOfSeconds(Math.min(...trials.map(({ start }) => start))),
    settings: new Map(),
    trials,
  };
  const path = `${folders[0] ?? experiment}/params.json`;
  return { attempts: attemptsOfSearch(search, { system: 'ray', path }), problems };
}

interface TrialContext {
  readonly index: number;
  readonly files: Files;
  readonly statuses: ReadonlyMap<string, string>;
  readonly problems: Problem[];
}

interface TimedTrial extends Trial {
  /** Seconds since 1970 of its first result; infinite without one. */
  readonly start: number;
}

function trialOf(folder: string, { index, files, statuses, problems }: TrialContext): TimedTrial {
  const results = resultsOf(folder, { files, problems });
  const last: Readonly<Record<string, unknown>> = results.at(-1) ?? {};
  const [first] = results;
  const error = files.get(`${folder}/error.txt`);
  const { trial_id: id } = last;
  const start = first?.['timestamp'];
  const status = typeof id === 'string' ? statuses.get(id) : undefined;
  return {
    number: Number(/_(\d{5,})(?:_|$)/.exec(nameOf(folder))?.[1] ?? index),
    state: stateOf({ status, hasError: error !== undefined, results }),
    settings: new Map(Object.entries(settingsOf(folder, { files, problems }) ?? configOf(last))),
    metrics: figuresOf(last),
    failure: error === undefined ? undefined : lastLine(error),
    start: typeof start === 'number' ? start : Infinity,
  };
}

function settingsOf(
  folder: string,
  { files, problems }: { files: Files; problems: Problem[] },
): Record<string, unknown> | undefined {
  const path = `${folder}/params.json`;
  const bytes = files.get(path);
  if (bytes === undefined) return undefined;
  const outcome = readJson(path, bytes);
  if (!outcome.ok) problems.push(outcome.problem);
  return outcome.ok && isRecord(outcome.value) ? outcome.value : undefined;
}

/** Each result repeats the settings, which helps where the file of settings is damaged. */
function configOf(result: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { config } = result;
  return isRecord(config) ? config : {};
}

type Results = readonly Readonly<Record<string, unknown>>[];

function resultsOf(
  folder: string,
  { files, problems }: { files: Files; problems: Problem[] },
): Results {
  const lines = files.get(`${folder}/result.json`);
  if (lines !== undefined) {
    const read = readJsonLines(`${folder}/result.json`, lines);
    problems.push(...read.problems);
    const results = read.values.filter(isRecord);
    if (results.length > 0) return results;
  }
  const table = files.get(`${folder}/progress.csv`);
  if (table === undefined) return [];
  const read = readTable(`${folder}/progress.csv`, table, { separator: ',' });
  if (lines === undefined) problems.push(...read.problems);
  return read.rows.map(({ fields }) => Object.fromEntries([...fields].map(typedField)));
}

function typedField([name, text]: [string, string]): [string, unknown] {
  const number = text === '' ? NaN : Number(text);
  return [name, Number.isNaN(number) ? text : number];
}

/** Nested figures are named with `/`, as Ray's table names them. */
function figuresOf(result: Readonly<Record<string, unknown>>): Map<string, number> {
  const figures = new Map<string, number>();
  for (const [name, value] of Object.entries(result)) {
    if (added.has(name) || name.startsWith('config/')) continue;
    if (typeof value === 'number') figures.set(name, value);
    for (const [inner, leaf] of Object.entries(isRecord(value) ? value : {})) {
      if (typeof leaf === 'number') figures.set(`${name}/${inner}`, leaf);
    }
  }
  return figures;
}

function stateOf({
  status,
  hasError,
  results,
}: {
  status: string | undefined;
  hasError: boolean;
  results: Results;
}): Trial['state'] {
  if (hasError || status === 'ERROR') return 'failed';
  if (status === undefined ? results.length > 0 : status === 'TERMINATED') return 'complete';
  return 'unfinished';
}

/** The experiment's state tells how trials ended. Python objects in it stay the text that they are. */
function statusesIn(path: string | undefined, { files }: { files: Files }): Map<string, string> {
  const bytes = path === undefined ? undefined : files.get(path);
  const outcome = bytes && readJson(path ?? '', bytes);
  const state = outcome?.ok === true && isRecord(outcome.value) ? outcome.value : {};
  const rows: readonly unknown[] = Array.isArray(state['trial_data']) ? state['trial_data'] : [];
  const statuses = rows.flatMap((row): [string, string][] => {
    const parts: readonly unknown[] = Array.isArray(row) ? row : [row];
    const [text] = parts;
    const inner = typeof text === 'string' ? readJson('', Buffer.from(text)) : undefined;
    const trial = inner?.ok === true && isRecord(inner.value) ? inner.value : {};
    const { trial_id: id, status } = trial;
    return typeof id === 'string' && typeof status === 'string' ? [[id, status]] : [];
  });
  return new Map(statuses);
}

function lastLine(bytes: Uint8Array): string | undefined {
  const lines = decodeText(bytes).text.split('\n');
  return lines.findLast((line) => line.trim() !== '')?.trim();
}
