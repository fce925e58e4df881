import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Workspace } from '../engine/workspace';
import { findWorkspaceRoot, isFolder } from '../engine/workspaceRoot';
import type { Invocation } from './command';
import { UsageError } from './usageError';

/** The workspace that the command line is about: `--workspace`, else the one around this folder. */
export function workspaceRoot({ cwd, option }: Invocation): string {
  const given = option('workspace');
  if (given === undefined) return findWorkspaceRoot(cwd);
  const root = resolve(cwd, given);
  if (isFolder(root)) return root;
  throw new UsageError(`--workspace ${given} is not a folder that can be read: check the path.`);
}

/**
 * Opens the workspace and reads its sources, then lets `use` answer. What did not change since last
 * time is not read again.
 */
export function withWorkspace(
  invocation: Invocation,
  use: (workspace: Workspace) => Promise<number> | number,
): Promise<number> {
  return withStoredWorkspace(invocation, async (workspace) => {
    await workspace.refresh();
    return use(workspace);
  });
}

/** Opens the workspace with what was remembered, and lets `use` answer. */
export async function withStoredWorkspace(
  invocation: Invocation,
  use: (workspace: Workspace) => Promise<number>,
): Promise<number> {
  const workspace = await Workspace.open(workspaceRoot(invocation), cacheOption(invocation));
  try {
    return await use(workspace);
  } finally {
    await workspace.dispose();
  }
}

/** `--cache-dir` as an absolute path, if it was given. */
export function cacheOption({ cwd, option }: Invocation): { readonly cacheDir?: string } {
  const given = option('cache-dir');
  return given === undefined ? {} : { cacheDir: resolve(cwd, given) };
}

/** A path that a person named: below this folder, else below the workspace, as reports write it. */
export function namedPath(
  path: string,
  { cwd, root }: { readonly cwd: string; readonly root: string },
): string {
  const here = resolve(cwd, path);
  const inWorkspace = resolve(root, path);
  return !existsSync(here) && existsSync(inWorkspace) ? inWorkspace : here;
}
