import type { Connector, ReadResult, SourceClaim, SourceInputs } from '../connector';
import { folderOf, type FileIndex } from '../fileIndex';
import { runOfFiles } from './runOfFiles';
import { runOfLog } from './runOfLog';
import { emptyRun, mergeRuns, wandbAttempt } from './wandbRun';

const runFolder = /^(?:.*\/)?(?:offline-run|run)-(\d{8})_(\d{6})-([^/]+)(?=\/)/;
const readFiles = ['config.yaml', 'wandb-summary.json', 'wandb-metadata.json', 'output.log'];

/** Weights & Biases' folder: runs without a server (a binary log) and with one (files beside it). */
export const wandb: Connector = {
  name: 'wandb',
  system: 'wandb',
  version: 1,
  claim: (files) => {
    const folders = new Map<string, RunFolder>();
    for (const path of files.paths) {
      const match = runFolder.exec(path);
      if (match !== null) folders.set(match[0], { path: match[0], ...partsOf(match) });
    }
    return [...folders.values()].flatMap((folder) => claimRun(files, folder));
  },
};

interface RunFolder {
  readonly path: string;
  readonly id: string;
  /** Local time of the machine that ran it. */
  readonly start: string | undefined;
}

function partsOf([, day = '', time = '', id = '']: RegExpExecArray): Omit<RunFolder, 'path'> {
  const start = `${day}T${time}`.replace(
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/,
    '$1-$2-$3T$4:$5:$6',
  );
  return { id, start: Number.isNaN(Date.parse(start)) ? undefined : start };
}

function claimRun(files: FileIndex, folder: RunFolder): SourceClaim[] {
  const logs = files.under(folder.path).filter((path) => isLogOf(path, folder.path));
  const beside = readFiles.map((name) => `${folder.path}/files/${name}`);
  const present = [...logs, ...beside.filter((path) => files.has(path))];
  const [first] = present;
  if (first === undefined) return [];
  return [
    {
      key: folder.path,
      path: first,
      group: folderOf(folder.path) || folder.path,
      files: present,
      read: (inputs) => readRun(folder, inputs, { log: logs[0], path: first }),
    },
  ];
}

function isLogOf(path: string, folder: string): boolean {
  return path.endsWith('.wandb') && folderOf(path) === folder;
}

function readRun(
  folder: RunFolder,
  { files }: SourceInputs,
  { log, path }: { log: string | undefined; path: string },
): ReadResult {
  const bytes = log === undefined ? undefined : files.get(log);
  const fromLog = bytes === undefined ? { run: emptyRun() } : runOfLog(bytes);
  const fromFiles = runOfFiles(folder.path, files);
  const problems = [...fromFiles.problems];
  if (log !== undefined && fromLog.fault !== undefined) {
    problems.unshift({ file: log, message: fromLog.fault });
  }
  const run = mergeRuns(fromLog.run, fromFiles.run);
  return { attempts: [wandbAttempt(run, { system: 'wandb', path }, { folder })], problems };
}
