import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from './childProcesses.mjs';
import { cleanEnvironment } from './cleanEnvironment.mjs';
import { withDeadline } from './deadline.mjs';
import { installPackages } from './install.mjs';

const installDeadlineMilliseconds = 60_000;

/**
 * Lets VS Code install a packaged extension the way a person's VS Code does.
 *
 * @param {string} vsix absolute path of the package
 * @param {string} folder empty, for what VS Code writes
 * @returns {Promise<string>} absolute path of the installed extension
 * @throws when VS Code refuses the package; the message holds what it said
 */
export async function installExtension(vsix, folder) {
  const { node, serverMain } = await installPackages();
  const extensionsDir = join(folder, 'extensions');
  /** @type {string[]} */
  const said = [];
  const child = startChild(
    node,
    [
      serverMain,
      ...['--install-extension', vsix],
      ...['--extensions-dir', extensionsDir, '--server-data-dir', join(folder, 'server')],
      ...['--user-data-dir', join(folder, 'data'), '--accept-server-license-terms'],
    ],
    { env: cleanEnvironment(), onLine: (line) => said.push(line) },
  );
  try {
    const code = await withDeadline(child.exited, installDeadlineMilliseconds, 'the installation');
    const [installed] = readdirSync(extensionsDir).filter((name) => name.startsWith('precedent.'));
    if (code !== 0 || !installed) throw new Error(`VS Code refused ${vsix}:\n${said.join('\n')}`);
    return join(extensionsDir, installed);
  } finally {
    await child.stop();
  }
}
