import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where this installation keeps what is its own: its name in ledgers, and locks. A folder of the
 * user, which no workspace can reach and no emptying of caches removes.
 */
export function dataFolder(): string {
  const { env, platform } = process;
  const home = homedir();
  if (platform === 'win32') {
    return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'precedent');
  }
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'precedent');
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'precedent');
}
