import type { Problem } from '../../../../protocol/src/records/source';
import type { Connector, ReadResult, SourceClaim, SourceInputs } from '../connector';
import { folderOf, nameOf, type FileIndex } from '../fileIndex';
import { isLightningRun } from '../lightning/runFolder';
import { attemptOfRun } from '../normalise/trackedRun';
import { isTrialFolder } from '../rayTune/trialFolder';
import { emptySummary, takeEvents, type EventSummary } from './readEvents';

const eventFile = /^events\.out\.tfevents\./;
/** Writers put the settings that they compare into a folder named by the time. */
const sessionFolder = /^\d{9,}\.\d+$/;
/** Writers put figures of training and of evaluation side by side. */
const phaseFolder = /^(?:train|training|val|valid|validation|eval|test)$/i;
const noteTags = ['note', 'notes', 'description', 'comment'];

interface EventFile {
  readonly path: string;
  readonly prefix: string;
}

/** TensorBoard's event files, where no other tool's files beside them tell more of the run. */
export const tensorboard: Connector = {
  name: 'tensorboard',
  system: 'tensorboard',
  version: 1,
  claim: (files) => {
    const paths = files.paths.filter((path) => eventFile.test(nameOf(path)));
    const sessions = new Map<string, Set<string>>();
    for (const folder of paths.map(folderOf).filter((one) => sessionFolder.test(nameOf(one)))) {
      const above = folderOf(folder);
      sessions.set(above, (sessions.get(above) ?? new Set()).add(folder));
    }
    const runs = new Map<string, EventFile[]>();
    for (const path of paths) {
      const { run, prefix } = placeOf(path, sessions);
      if (isOfOthers(files, folderOf(path)) || isOfOthers(files, run)) continue;
      const known = runs.get(run);
      if (known === undefined) runs.set(run, [{ path, prefix }]);
      else known.push({ path, prefix });
    }
    return [...runs].map(([run, events]) => claimRun(run, events));
  },
};

/** Several sessions of one run are settings that were compared, each a run of its own. */
function placeOf(
  path: string,
  sessions: ReadonlyMap<string, ReadonlySet<string>>,
): { run: string; prefix: string } {
  const folder = folderOf(path);
  const above = folderOf(folder);
  if (sessionFolder.test(nameOf(folder))) {
    return { run: sessions.get(above)?.size === 1 ? above : folder, prefix: '' };
  }
  return phaseFolder.test(nameOf(folder))
    ? { run: above, prefix: `${nameOf(folder)}/` }
    : { run: folder, prefix: '' };
}

function isOfOthers(files: FileIndex, folder: string): boolean {
  return isLightningRun(files, folder) || isTrialFolder(files, folder);
}

function claimRun(run: string, events: readonly EventFile[]): SourceClaim {
  const [first] = events;
  return {
    key: run,
    path: first?.path ?? run,
    group: folderOf(run) || run,
    files: events.map(({ path }) => path),
    read: (inputs) => readRun(run, events, inputs),
  };
}

function readRun(run: string, events: readonly EventFile[], { files }: SourceInputs): ReadResult {
  const summary = emptySummary();
  const problems: Problem[] = [];
  for (const { path, prefix } of events) {
    const bytes = files.get(path);
    const message = bytes && takeEvents(summary, bytes, { prefix });
    if (message !== undefined) problems.push({ file: path, message });
  }
  const { scalars, settings, texts, start } = summary;
  if (scalars.size + settings.size + texts.size === 0) return { problems };
  const path = events[0]?.path ?? run;
  const attempt = attemptOfRun(
    {
      id: `tensorboard:${run}`,
      name: nameOf(run),
      date: start,
      experiment: nameOf(folderOf(run)),
      settings,
      metrics: scalars,
      status: statusOf(summary),
      note: noteTags.map((tag) => texts.get(tag)).find((text) => text !== undefined),
    },
    { system: 'tensorboard', path },
  );
  return { attempts: [attempt], problems };
}

/** Without a session's end the run crashed, was killed or is still going. */
function statusOf({ ended }: EventSummary): 'finished' | 'failed' | 'unknown' {
  if (ended === undefined) return 'unknown';
  return ended === 'success' ? 'finished' : 'failed';
}
