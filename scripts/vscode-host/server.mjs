import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild } from './childProcesses.mjs';
import { cleanEnvironment } from './cleanEnvironment.mjs';
import { withDeadline } from './deadline.mjs';
import { installPackages } from './install.mjs';
import { createScratchFolder } from './scratchFolder.mjs';
import { writeUserSettings } from './userSettings.mjs';

/**
 * @typedef {object} Server A VS Code server that answers on a loopback address.
 * @property {string} authority host and port
 * @property {string} token secret that a browser must send; others on this machine cannot connect
 * @property {() => Promise<void>} stop ends the server and all its children, removes what was temporary
 */

/**
 * @typedef {object} ServerOptions
 * @property {string} [extensionsDir] unpacked extensions, one folder each; none when left out
 * @property {string} [userDataDir] settings and state; a temporary folder when left out
 * @property {'off' | 'on'} [trust] workspace trust: `on` opens every folder in restricted mode
 * @property {number} [port] a free one when left out
 * @property {boolean} [testDriver] lets the page load an extension under development
 * @property {NodeJS.ProcessEnv} [env] added to the environment of the extension host
 * @property {(line: string) => void} [onLine] receives the server's own log
 */

const startDeadlineMilliseconds = 60_000;
const exitWithParent = fileURLToPath(new URL('exitWithParent.cjs', import.meta.url));

/**
 * Starts the server part of VS Code and waits until it listens.
 *
 * @param {ServerOptions} [options]
 * @returns {Promise<Server>}
 */
export async function startServer(options = {}) {
  const host = await installPackages();
  const scratch = createScratchFolder();
  const token = randomUUID();
  const { listening, watchLine } = watchForPort(options.onLine);
  const child = startChild(host.node, serverArguments(host, { ...options, token, scratch }), {
    env: { ...cleanEnvironment(), ...options.env },
    onLine: watchLine,
  });
  const stop = async () => {
    await child.stop();
    scratch.remove();
  };
  const died = child.exited.then((code) => {
    throw new Error(`The VS Code server ended with ${code} while starting.`);
  });
  died.catch(() => {});
  try {
    const start = Promise.race([listening, died]);
    const port = await withDeadline(start, startDeadlineMilliseconds, 'the VS Code server');
    return { authority: `127.0.0.1:${port}`, token, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {import('./install.mjs').Host} host
 * @param {ServerOptions & { token: string, scratch: { path: string } }} options
 */
function serverArguments(host, { trust = 'off', port = 0, testDriver = false, ...options }) {
  const inScratch = (/** @type {string} */ name) => join(options.scratch.path, name);
  const { extensionsDir = inScratch('extensions'), userDataDir = inScratch('data') } = options;
  mkdirSync(extensionsDir, { recursive: true });
  writeUserSettings(userDataDir);
  return [
    ...['--require', exitWithParent, host.serverMain],
    ...['--host', '127.0.0.1', '--port', String(port), '--connection-token', options.token],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...['--server-data-dir', inScratch('server'), '--user-data-dir', userDataDir],
    ...['--extensions-dir', extensionsDir],
    ...(testDriver ? ['--enable-smoke-test-driver'] : []),
    ...(trust === 'off' ? ['--disable-workspace-trust'] : []),
  ];
}

/** @param {(line: string) => void} [onLine] */
function watchForPort(onLine = () => {}) {
  /** @type {(port: number) => void} */
  let found;
  const listening = new Promise((resolve) => {
    found = resolve;
  });
  const watchLine = (/** @type {string} */ line) => {
    const port = /^Extension host agent listening on (\d+)/.exec(line)?.[1];
    if (port) found(Number(port));
    onLine(line);
  };
  return { listening, watchLine };
}
