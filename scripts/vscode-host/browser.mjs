import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { startChild } from './childProcesses.mjs';
import { withDeadline } from './deadline.mjs';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const aptDeadlineMilliseconds = 600_000;

/** Keeps the browser from talking to anything but the page that it shows. */
export const browserFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Finds Chromium or Chrome, and installs Debian's Chromium where none is there and that is possible.
 *
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<string>} absolute path of the executable
 * @throws when there is no browser; the message says what to install
 */
export async function installBrowser({ log = console.error } = {}) {
  const found = findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && findCommand('apt-get')) {
    log('Installing Chromium with apt-get (once).');
    await aptGet(['update']);
    await aptGet(['install', '-y', '--no-install-recommends', 'chromium']);
  }
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(
    'No Chromium or Chrome was found. Install one (on Debian: sudo apt-get install chromium), or set CHROME_PATH to its executable.',
  );
}

/** @returns {string | undefined} absolute path of a browser that is there already */
export function findBrowser() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROME_PATH names ${chosen}, which does not exist. Correct or unset it.`);
  }
  for (const command of commands) {
    const path = findCommand(command);
    // On some systems the name is there and only prints how to install the program.
    if (path && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0) return path;
  }
  return process.platform === 'darwin'
    ? macApplications.find((path) => existsSync(path))
    : undefined;
}

/**
 * @param {string} command
 * @returns {string | undefined} absolute path of the first program of that name on PATH
 */
export function findCommand(command) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, command)).find((path) => existsSync(path));
}

/** @param {readonly string[]} command */
async function aptGet(command) {
  /** @type {string[]} */
  const lines = [];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const child = startChild('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...command], {
    env,
    onLine: (line) => lines.push(line),
  });
  try {
    const code = await withDeadline(child.exited, aptDeadlineMilliseconds, `apt-get ${command[0]}`);
    if (code !== 0)
      throw new Error(
        `apt-get ${command[0]} ended with ${code}. Install Chromium by hand.\n${lines.slice(-10).join('\n')}`,
      );
  } finally {
    await child.stop();
  }
}
