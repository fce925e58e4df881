import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild } from './childProcesses.mjs';
import { withDeadline } from './deadline.mjs';

/**
 * @typedef {object} Host Where the parts of the installed VS Code lie, as absolute paths.
 * @property {string} folder
 * @property {string} serverMain the script that starts the server
 * @property {string} node the Node.js that the server needs
 * @property {string} playwright the module that drives the browser
 */

const manifestFolder = fileURLToPath(new URL('../../test/vscode/host/', import.meta.url));
const manifestFiles = ['package.json', 'package-lock.json', '.npmrc'];
const serverNodeMajor = 24;
const npmDeadlineMilliseconds = 600_000;

/**
 * Installs VS Code's server, its Node.js and the browser driver from the npm registry into the
 * user's cache folder, once per lock file. Safe when several processes do it at the same time.
 *
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<Host>}
 */
export async function installPackages({ log = console.error } = {}) {
  const folder = join(cacheHome(), 'precedent', `vscode-host-${lockHash()}`);
  if (!existsSync(folder)) await installInto(folder, log);
  return {
    folder,
    serverMain: join(serverFolder(folder), 'out', 'server-main.js'),
    node: findServerNode(folder),
    playwright: join(folder, 'node_modules', 'playwright-core', 'index.mjs'),
  };
}

/**
 * The folder appears under its final name in one step, when all of it is there: so a folder of
 * that name is complete, and of two installers at once the later one throws its copy away.
 *
 * @param {string} folder
 * @param {(line: string) => void} log
 */
async function installInto(folder, log) {
  log('Installing VS Code for tests from the npm registry (about 600 MB, once).');
  const parent = dirname(folder);
  const unfinished = `${folder}.installing-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  removeAbandoned(parent, `${basename(folder)}.installing-`);
  try {
    for (const name of manifestFiles)
      copyFileSync(join(manifestFolder, name), join(unfinished, name));
    await npm(['ci'], unfinished);
    // `ci` refuses here: the published lock of the server also names packages it is only built with.
    await npm(['install', '--omit=dev', '--no-save'], serverFolder(unfinished));
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * @param {readonly string[]} command
 * @param {string} cwd
 */
async function npm(command, cwd) {
  /** @type {string[]} */
  const lines = [];
  const flags = [
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--engine-strict=false',
    '--loglevel=error',
  ];
  const child = startChild('npm', [...command, ...flags], {
    cwd,
    onLine: (line) => lines.push(line),
  });
  try {
    const code = await withDeadline(
      child.exited,
      npmDeadlineMilliseconds,
      `npm ${command[0]} in ${cwd}`,
    );
    if (code !== 0)
      throw new Error(
        `VS Code for tests could not be installed: npm ${command[0]} ended with ${code}.\n${lines.join('\n')}`,
      );
  } finally {
    await child.stop();
  }
}

/**
 * Removes what installers that are no longer running left behind.
 *
 * @param {string} parent
 * @param {string} prefix
 */
function removeAbandoned(parent, prefix) {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length)))) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** @param {string} folder */
function findServerNode(folder) {
  const packaged = join(
    folder,
    'node_modules',
    `node-${process.platform}-${process.arch}`,
    'bin',
    'node',
  );
  // A cache folder copied between machines can hold a binary that does not start here, hence the trial.
  if (existsSync(packaged) && spawnSync(packaged, ['--version']).status === 0) return packaged;
  if (Number(process.versions.node.split('.')[0]) === serverNodeMajor) return process.execPath;
  throw new Error(
    `No Node.js ${serverNodeMajor} is packaged for ${process.platform}-${process.arch}. ` +
      `Run this with Node.js ${serverNodeMajor}, or set VSCODE_EXECUTABLE_PATH to a desktop VS Code.`,
  );
}

/** @param {string} folder */
function serverFolder(folder) {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

function lockHash() {
  const hash = createHash('sha256');
  for (const name of manifestFiles) hash.update(readFileSync(join(manifestFolder, name)));
  return hash.digest('hex').slice(0, 12);
}

function cacheHome() {
  const fromEnvironment = process.env['XDG_CACHE_HOME'];
  if (fromEnvironment) return fromEnvironment;
  return process.platform === 'darwin'
    ? join(homedir(), 'Library', 'Caches')
    : join(homedir(), '.cache');
}
