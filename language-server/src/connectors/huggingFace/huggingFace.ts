import type { Connector, SourceClaim } from '../connector';
import { folderOf, nameOf, type FileIndex } from '../fileIndex';
import { readTrainings } from './readTrainings';

const checkpoint = /^checkpoint-(\d+)$/;
const trialFolder = /^run-\w+$/;

/** The state that Hugging Face's Trainer keeps: of a run, the one of its last checkpoint. */
export const huggingFace: Connector = {
  name: 'huggingFace',
  system: 'huggingface',
  version: 1,
  claim: (files) => {
    const states = new Map<string, string>();
    for (const path of files.named('trainer_state.json')) {
      const run = runOf(path);
      const known = states.get(run);
      if (known === undefined || stepOf(path) > stepOf(known)) states.set(run, path);
    }
    const sources = new Map<string, string[]>();
    for (const [run, path] of states) {
      // The trials of a search lie side by side.
      const source = trialFolder.test(nameOf(run)) ? folderOf(run) : run;
      const known = sources.get(source);
      if (known === undefined) sources.set(source, [path]);
      else known.push(path);
    }
    return [...sources].map(([source, paths]) => claimOf(files, source, { paths }));
  },
};

/** The folder of a run, above its checkpoints. */
function runOf(path: string): string {
  const folder = folderOf(path);
  return checkpoint.test(nameOf(folder)) ? folderOf(folder) : folder;
}

/** What lies above the checkpoints was written at the end. */
function stepOf(path: string): number {
  return Number(checkpoint.exec(nameOf(folderOf(path)))?.[1] ?? Infinity);
}

function claimOf(
  files: FileIndex,
  source: string,
  { paths }: { paths: readonly string[] },
): SourceClaim {
  const configs = paths.map((path) => `${folderOf(path)}/config.json`);
  return {
    key: source,
    path: paths[0] ?? source,
    group: source,
    files: [...paths, ...configs.filter((path) => files.has(path))],
    read: (inputs) =>
      readTrainings(
        source,
        paths.map((path) => ({ path, run: runOf(path) })),
        inputs,
      ),
  };
}
