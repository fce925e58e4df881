import { spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';

/** Who acts: the name in git's configuration for this workspace, else the name of the login. */
export function authorName(root: string): string {
  const { stdout } = spawnSync('git', ['config', 'user.name'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 2_000,
  });
  return firstLine(stdout) || loginName();
}

function firstLine(text: string | null): string {
  return text?.split('\n')[0]?.trim() ?? '';
}

function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a user that has no entry in the password file.
    return 'unknown';
  }
}
