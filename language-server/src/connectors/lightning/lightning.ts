import type { Problem } from '../../../../protocol/src/records/source';
import type { Connector, ReadResult, SourceClaim, SourceInputs } from '../connector';
import { readTable } from '../delimited/readTable';
import { folderOf, nameOf, type FileIndex } from '../fileIndex';
import { isRecord } from '../normalise/parameters';
import { attemptOfRun } from '../normalise/trackedRun';
import { emptySummary, takeEvents } from '../tensorboard/readEvents';
import { readYaml } from '../yaml/yamlDocument';
import { isLightningRun } from './runFolder';

/** Columns and tags that count steps. */
const counters = new Set(['epoch', 'step', 'hp_metric']);

/** Lightning's logs: `version_N` folders with settings, and figures as a table or as events. */
export const lightning: Connector = {
  name: 'lightning',
  system: 'lightning',
  version: 1,
  claim: (files) => {
    const named = [...files.named('hparams.yaml'), ...files.named('metrics.csv')];
    const folders = [...new Set(named.map(folderOf))];
    return folders
      .filter((folder) => isLightningRun(files, folder))
      .map((folder) => claimRun(files, folder));
  },
};

function claimRun(files: FileIndex, folder: string): SourceClaim {
  const own = files.under(folder).filter((path) => {
    const name = nameOf(path);
    const isWanted =
      name === 'hparams.yaml' || name === 'metrics.csv' || name.startsWith('events.');
    return isWanted && folderOf(path) === folder;
  });
  return {
    key: folder,
    path: own[0] ?? folder,
    group: folderOf(folder) || folder,
    files: own,
    read: (inputs) => readRun(folder, own, inputs),
  };
}

function readRun(folder: string, own: readonly string[], { files }: SourceInputs): ReadResult {
  const problems: Problem[] = [];
  const metrics = new Map<string, number>();
  const summary = emptySummary();
  let settings: ReadonlyMap<string, unknown> = new Map();
  for (const path of own) {
    const bytes = files.get(path);
    if (bytes === undefined) continue;
    const name = nameOf(path);
    if (name === 'hparams.yaml') settings = settingsIn(path, bytes, { problems });
    else if (name === 'metrics.csv') takeTable(metrics, path, { bytes, problems });
    else {
      const message = takeEvents(summary, bytes);
      if (message !== undefined) problems.push({ file: path, message });
    }
  }
  for (const [tag, value] of summary.scalars) if (!counters.has(tag)) metrics.set(tag, value);
  if (settings.size + metrics.size === 0) return { problems };
  const experiment = nameOf(folderOf(folder));
  const attempt = attemptOfRun(
    {
      id: `lightning:${folder}`,
      name: `${experiment} ${nameOf(folder)}`,
      date: summary.start,
      experiment,
      settings,
      metrics,
      status: 'unknown',
    },
    { system: 'lightning', path: own[0] ?? folder },
  );
  return { attempts: [attempt], problems };
}

/** Tuples of Python are lists; its objects are never built. */
function settingsIn(
  path: string,
  bytes: Uint8Array,
  { problems }: { problems: Problem[] },
): ReadonlyMap<string, unknown> {
  const outcome = readYaml(path, bytes);
  if (!outcome.ok) problems.push(outcome.problem);
  const value = outcome.ok ? outcome.document.value : undefined;
  return new Map(isRecord(value) ? Object.entries(value) : []);
}

/** A row holds the figures of one moment and leaves the others blank: the last of each counts. */
function takeTable(
  metrics: Map<string, number>,
  path: string,
  { bytes, problems }: { bytes: Uint8Array; problems: Problem[] },
): void {
  const table = readTable(path, bytes, { separator: ',' });
  problems.push(...table.problems);
  for (const { fields } of table.rows) {
    for (const [name, text] of fields) {
      if (text !== '' && !counters.has(name)) metrics.set(name, Number(text));
    }
  }
}
