import { readEventLog } from './eventLog';
import {
  decodeFields,
  messageIn,
  messagesIn,
  numberIn,
  textIn,
  textsIn,
  type Fields,
} from '../protobuf/protobuf';
import { emptyRun, type WandbRun } from './wandbRun';

/** Field numbers of W&B's record and of the messages in it. */
const record = {
  history: 2,
  summary: 3,
  config: 5,
  output: 13,
  run: 17,
  exit: 18,
  environment: 26,
};
const runField = {
  id: 1, project: 3, config: 4, summary: 5, name: 8, notes: 9, tag: 10, start: 17, git: 21,
}; // prettier-ignore
const itemField = { key: 1, nestedKey: 2, json: 16 };
const changes = { updated: 1, removed: 2 };
const gitCommit = 2;
const environmentGit = 9;
const outputLine = 3;
const maxOutputLines = 200;

/** A run as its `.wandb` log tells it, and what is wrong with the log. Never throws. */
export function runOfLog(bytes: Uint8Array): { run: WandbRun; fault?: string } {
  const log = readEventLog(bytes);
  const run = emptyRun();
  const history = new Map<string, number>();
  for (const bytesOfRecord of log.records) {
    const fields = decodeFields(bytesOfRecord);
    for (const message of messagesIn(fields, record.run)) takeRun(run, message);
    for (const message of messagesIn(fields, record.config)) takeConfig(run, message);
    for (const message of messagesIn(fields, record.summary)) takeSummary(run, message);
    for (const message of messagesIn(fields, record.history)) takeMetrics(history, message);
    for (const message of messagesIn(fields, record.output)) takeOutput(run, message);
    for (const message of messagesIn(fields, record.exit)) run.exitCode = numberIn(message, 1) ?? 0;
    const environment = messageIn(fields, record.environment);
    const git = environment && messageIn(environment, environmentGit);
    run.commit ??= git && textIn(git, gitCommit);
  }
  // A run that crashed early has no summary: then the last logged value stands.
  for (const [name, value] of history) if (!run.summary.has(name)) run.summary.set(name, value);
  return log.fault === undefined ? { run } : { run, fault: log.fault };
}

function takeRun(run: WandbRun, message: Fields): void {
  run.id = textIn(message, runField.id) ?? run.id;
  run.project = textIn(message, runField.project) ?? run.project;
  run.name = textIn(message, runField.name) ?? run.name;
  run.notes = textIn(message, runField.notes) ?? run.notes;
  const tags = textsIn(message, runField.tag);
  if (tags.length > 0) run.tags = tags;
  run.start = instantOf(messageIn(message, runField.start)) ?? run.start;
  const git = messageIn(message, runField.git);
  run.commit = (git && textIn(git, gitCommit)) ?? run.commit;
  for (const config of messagesIn(message, runField.config)) takeConfig(run, config);
  for (const summary of messagesIn(message, runField.summary)) takeSummary(run, summary);
}

function takeConfig({ config }: WandbRun, message: Fields): void {
  for (const [key, value] of itemsIn(message, changes.updated)) {
    if (!key.startsWith('_')) config.set(key, value);
  }
  for (const [key] of itemsIn(message, changes.removed)) config.delete(key);
}

function takeSummary({ summary }: WandbRun, message: Fields): void {
  takeMetrics(summary, message);
  for (const [key] of itemsIn(message, changes.removed)) summary.delete(key);
}

function takeMetrics(metrics: Map<string, number>, message: Fields): void {
  for (const [key, value] of itemsIn(message, changes.updated)) {
    if (!key.startsWith('_') && typeof value === 'number') metrics.set(key, value);
  }
}

function takeOutput({ output }: WandbRun, message: Fields): void {
  output.push(...(textIn(message, outputLine) ?? '').split('\n'));
  if (output.length > 2 * maxOutputLines) output.splice(0, output.length - maxOutputLines);
}

function itemsIn(message: Fields, field: number): [key: string, value: unknown][] {
  return messagesIn(message, field).map((item) => {
    const key = textIn(item, itemField.key) ?? '';
    const name = key === '' ? textsIn(item, itemField.nestedKey).join('.') : key;
    return [name, parseJson(textIn(item, itemField.json))];
  });
}

function instantOf(timestamp: Fields | undefined): string | undefined {
  const seconds = timestamp && numberIn(timestamp, 1);
  const date = seconds === undefined ? undefined : new Date(seconds * 1000);
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
