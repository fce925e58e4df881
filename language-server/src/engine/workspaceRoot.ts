import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The workspace that a folder belongs to: the nearest folder up with `.precedent/` or `.git`, else
 * the folder itself. A `.git` file (worktree, submodule) counts too.
 * @param folder absolute path.
 */
export function findWorkspaceRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (isFolder(join(at, '.precedent')) || exists(join(at, '.git'))) return at;
    if (at === dirname(at)) return folder;
  }
}

/** Whether the path names a folder that can be seen. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
