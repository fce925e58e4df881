import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { type CheckReport, checkReportSchema } from '../../protocol/src/finding';
import type { WorkspaceCopy } from './workspaceCopy';

/** Runs the built command line over the workspace, as a user would, and parses what it prints. */
export function runCheck(
  workspace: WorkspaceCopy,
  { paths = [] }: { paths?: readonly string[] } = {},
): { report: CheckReport; output: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      resolve('dist/cli.js'),
      'check',
      ...paths,
      '--format',
      'json',
      '--workspace',
      workspace.root,
      '--cache-dir',
      workspace.cacheDir,
    ],
    { cwd: workspace.root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (stdout === '') throw new Error(`check printed nothing (exit ${String(status)}):\n${stderr}`);
  return { report: checkReportSchema.parse(JSON.parse(stdout)), output: stdout, status };
}
