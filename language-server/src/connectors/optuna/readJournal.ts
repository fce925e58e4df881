import type { ReadResult, SourceInputs } from '../connector';
import { readJsonLines } from '../json/readJson';
import { isRecord } from '../normalise/parameters';
import type { Trial } from '../search/searchAttempts';
import { studyAttempts, type Study, type StudyTrial } from './study';

/** What a line of the log does, by its `op_code`. */
const operation = {
  createStudy: 0,
  deleteStudy: 1,
  studyAttribute: 2,
  studySystemAttribute: 3,
  createTrial: 4,
  setParameter: 5,
  setState: 6,
  trialAttribute: 8,
};

const states: readonly Trial['state'][] = ['unfinished', 'complete', 'pruned', 'failed'];

type Entry = Readonly<Record<string, unknown>>;

/** The studies of a journal of Optuna, by doing again what its lines say. */
export function readJournal(path: string, { files }: SourceInputs): ReadResult {
  const bytes = files.get(path);
  if (bytes === undefined) return {};
  const { values, problems } = readJsonLines(path, bytes);
  const entries = values.filter(isRecord).filter((entry) => 'op_code' in entry);
  if (values.length > 0 && entries.length === 0) return { recognised: false };
  const replay = new Replay();
  for (const entry of entries) replay.take(entry);
  const source = { system: 'optuna', path };
  return { attempts: replay.studies().flatMap((study) => studyAttempts(study, source)), problems };
}

/** Studies and trials are numbered in the order in which they were created. */
class Replay {
  private readonly created: (Study | undefined)[] = [];
  private readonly trials: StudyTrial[] = [];

  studies(): Study[] {
    return this.created.filter((study) => study !== undefined);
  }

  take(entry: Entry): void {
    const study = this.created[indexOf(entry['study_id'])];
    const trial = this.openTrial(entry);
    switch (entry['op_code']) {
      case operation.createStudy:
        this.createStudy(entry);
        break;
      case operation.deleteStudy:
        this.created[indexOf(entry['study_id'])] = undefined;
        break;
      case operation.studyAttribute:
        takeAll(study?.attributes, entry['user_attr']);
        break;
      case operation.studySystemAttribute:
        if (study !== undefined) takeMetricNames(study, entry['system_attr']);
        break;
      case operation.createTrial:
        if (study !== undefined) this.createTrial(study, entry);
        break;
      case operation.setParameter:
        if (trial !== undefined) takeParameter(trial, entry);
        break;
      case operation.setState:
        if (trial !== undefined) takeState(trial, entry);
        break;
      case operation.trialAttribute:
        takeAll(trial?.attributes, entry['user_attr']);
        break;
    }
  }

  /** What came to its end changes no more; Optuna refuses such lines too. */
  private openTrial(entry: Entry): StudyTrial | undefined {
    const trial = this.trials[indexOf(entry['trial_id'])];
    return trial?.state === 'unfinished' ? trial : undefined;
  }

  private createStudy({ study_name: name, directions }: Entry): void {
    // Of two workers that create one study, the second is refused and takes no number.
    if (typeof name !== 'string' || this.studies().some((study) => study.name === name)) return;
    const listed: readonly unknown[] = Array.isArray(directions) ? directions : [];
    this.created.push({
      name,
      directions: listed.flatMap((one) => (one === 1 ? 'min' : one === 2 ? 'max' : [])),
      attributes: new Map(),
      metricNames: [],
      trials: [],
    });
  }

  private createTrial(study: Study, entry: Entry): void {
    const trial: StudyTrial = {
      number: study.trials.length,
      state: 'unfinished',
      date: instantOf(entry['datetime_start']),
      parameters: new Map(),
      values: [],
      attributes: new Map(),
    };
    study.trials.push(trial);
    this.trials.push(trial);
    // A trial that was added as a whole brings everything with it.
    if (typeof entry['state'] === 'number') takeWhole(trial, entry);
  }
}

function takeWhole(trial: StudyTrial, entry: Entry): void {
  const { params, distributions } = {
    params: entry['params'],
    distributions: entry['distributions'],
  };
  for (const [name, stored] of Object.entries(isRecord(params) ? params : {})) {
    const distribution = isRecord(distributions) ? distributions[name] : undefined;
    takeParameter(trial, { param_name: name, param_value_internal: stored, distribution });
  }
  takeAll(trial.attributes, entry['user_attrs']);
  takeState(trial, entry);
}

function takeParameter(trial: StudyTrial, entry: Entry): void {
  const { param_name: name, param_value_internal: stored, distribution } = entry;
  if (typeof name !== 'string' || typeof stored !== 'number') return;
  trial.parameters.set(name, { stored, distribution: parsed(distribution) });
}

function takeState(
  trial: StudyTrial,
  { state, values, datetime_start: start, value }: Entry,
): void {
  if (typeof state === 'number') trial.state = states[state] ?? 'unfinished';
  trial.date = instantOf(start) ?? trial.date;
  const listed: readonly unknown[] = Array.isArray(values) ? values : [value];
  const numbers = listed.filter((one) => typeof one === 'number');
  if (numbers.length > 0) trial.values = numbers;
}

function takeMetricNames(study: Study, attribute: unknown): void {
  const names = isRecord(attribute) ? attribute['study:metric_names'] : undefined;
  if (Array.isArray(names)) study.metricNames = names.map(String);
}

function takeAll(attributes: Map<string, unknown> | undefined, added: unknown): void {
  for (const [key, value] of Object.entries(isRecord(added) ? added : {})) {
    attributes?.set(key, value);
  }
}

function indexOf(value: unknown): number {
  return typeof value === 'number' ? value : -1;
}

/** Without a zone it is the clock of the machine that ran it, and stays as it was written. */
function instantOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : '';
  const date = new Date(text);
  if (text === '' || Number.isNaN(date.getTime())) return undefined;
  return /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? date.toISOString() : text.slice(0, 19);
}

function parsed(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return undefined;
  }
}
