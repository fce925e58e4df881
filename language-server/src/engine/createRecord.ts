import { closeSync, fdatasyncSync, mkdirSync, openSync, realpathSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode } from '../files/fileProblem';
import { isInside } from '../files/readFile';
import { UserError } from './userError';

/** A file to write, its path relative to the workspace. */
export interface RecordFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes a new file that people review like code. False when it is there already: nothing is ever
 * overwritten, and nothing is written through a link that leads out of the workspace.
 */
export function createRecord(root: string, { path, text }: RecordFile): boolean {
  const target = join(root, path);
  try {
    const folder = prepareFolder(root, dirname(target));
    if (folder === undefined) throw new UserError(`${path} leads out of the workspace: ${advice}`);
    return writeNew(target, text);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = errorCode(error);
    throw new UserError(`${path} cannot be written (${code}): allow writing in ${root}.`);
  }
}

const advice = 'make .precedent a folder of its own.';

/** Creates the folder, unless a link on the way leads out of the workspace. */
function prepareFolder(root: string, folder: string): string | undefined {
  const existing = nearestExisting(folder);
  if (!isInside(realpathSync(root), existing)) return undefined;
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The real path of the nearest folder up that exists. */
function nearestExisting(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    try {
      return realpathSync(at);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT' || at === dirname(at)) throw error;
    }
  }
}

function writeNew(target: string, text: string): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(target, 'wx', 0o644);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(descriptor, text);
    fdatasyncSync(descriptor);
    return true;
  } finally {
    closeSync(descriptor);
  }
}
