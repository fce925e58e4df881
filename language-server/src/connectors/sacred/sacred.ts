import type { Connector, SourceClaim } from '../connector';
import { folderOf, nameOf, type FileIndex } from '../fileIndex';
import { readRun } from './readRun';

/** Files of a run folder that are read; sources, models and pickles beside them never are. */
const runFiles = ['run.json', 'config.json', 'metrics.json', 'info.json'];

/** Sacred's folder of runs: numbered folders with `run.json`, one source a run. */
export const sacred: Connector = {
  name: 'sacred',
  system: 'sacred',
  version: 1,
  claim: (files) =>
    files
      .named('run.json')
      .map(folderOf)
      .filter((folder) => /^\w+$/.test(nameOf(folder)) && files.has(`${folder}/config.json`))
      .map((folder) => claimRun(files, folder)),
};

function claimRun(files: FileIndex, folder: string): SourceClaim {
  const present = runFiles.map((name) => `${folder}/${name}`).filter((path) => files.has(path));
  return {
    key: folder,
    path: `${folder}/run.json`,
    group: folderOf(folder) || folder,
    files: present,
    read: (inputs) => readRun(folder, inputs),
  };
}
