import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { WorkspaceCopy } from './workspaceCopy';

export interface CommandResult {
  readonly output: string;
  readonly errors: string;
  readonly status: number | null;
}

/** Runs the built command line in the workspace, as a user would, with an index of its own. */
export function runPrecedent(
  workspace: WorkspaceCopy,
  words: readonly string[],
  { env = {} }: { readonly env?: Readonly<Record<string, string>> } = {},
): CommandResult {
  const [command = '', ...rest] = words;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [resolve('dist/cli.js'), command, ...rest, '--cache-dir', workspace.cacheDir],
    {
      cwd: workspace.root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      // Names in records must not depend on who runs the tests.
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', ...env },
    },
  );
  return { output: stdout, errors: stderr, status };
}

/** Every file below the workspace, sorted, to show that reading creates nothing. */
export function filesOf({ root }: WorkspaceCopy): readonly string[] {
  return readdirSync(root, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .sort();
}
