import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the index of a workspace is kept: below the given folder, else below the user's cache
 * folder, apart for each workspace. Nothing is created here.
 * @param root absolute path of the workspace.
 */
export function cacheFolder(root: string, base = userCacheFolder()): string {
  return join(base, createHash('sha256').update(root).digest('hex').slice(0, 16));
}

function userCacheFolder(): string {
  const { env, platform } = process;
  const home = homedir();
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'precedent', 'Cache');
  }
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'precedent');
  return join(env['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'precedent');
}
