import { installBrowser } from './vscode-host/browser.mjs';
import { runInBrowser } from './vscode-host/browserRun.mjs';
import { findDesktop, runOnDesktop } from './vscode-host/desktopRun.mjs';
import { installPackages } from './vscode-host/install.mjs';
import { openRequestChannel } from './vscode-host/requestChannel.mjs';
import { createScratchFolder } from './vscode-host/scratchFolder.mjs';
import { startServer } from './vscode-host/server.mjs';
import { unpackExtension } from './vscode-host/unpackedExtension.mjs';
import { workbenchUrl } from './vscode-host/workbenchUrl.mjs';

/** @typedef {import('./vscode-host/requestChannel.mjs').Answer} Answer */

/**
 * @typedef {object} TestOptions
 * @property {string} workspace absolute path of the folder to open; tests may write to it
 * @property {string} extensionPath folder of the extension under test, with its package.json
 * @property {readonly string[]} testModules CommonJS files that export `run(): Promise<void>`. Each gets
 *   a window of its own over the same workspace and profile, so the second sees what survives a reload
 * @property {string} picturesFolder where `screenshot` requests put their pictures
 * @property {boolean} [trusted] whether the workspace is trusted; it is by default
 * @property {NodeJS.ProcessEnv} [env] added to the environment of the extension host
 * @property {Record<string, Answer>} [answers] further requests that the tests may make
 * @property {(page: import('./vscode-host/playwright.mjs').Page) => Promise<void>} [onPage] is called once, before the first window opens
 * @property {(line: string) => void} [log] receives the console of the extension host, line by line
 * @property {number} [deadlineMilliseconds] for each module
 */

/**
 * @typedef {Required<Omit<TestOptions, 'answers' | 'onPage'>> & Pick<TestOptions, 'onPage'> & {
 *   setAnswers: (answers: Record<string, Answer>) => void }} TestRun
 */

const defaultDeadlineMilliseconds = 180_000;

/**
 * Makes sure that the VS Code from npm and a browser are there; does nothing when they are.
 *
 * @param {{ log?: (line: string) => void }} [options]
 */
export async function installHost({ log = console.error } = {}) {
  await installPackages({ log });
  await installBrowser({ log });
}

/**
 * Opens a folder in the VS Code from npm, for a person with a browser.
 *
 * @param {{ workspace: string, extensionPath?: string, port?: number }} options `extensionPath` is a
 *   built extension, which is loaded the way an installed one is
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} the loopback address to visit
 */
export async function openWorkbench({ workspace, extensionPath, port = 0 }) {
  const extensions = createScratchFolder();
  try {
    if (extensionPath) unpackExtension(extensionPath, extensions.path);
    const server = await startServer({ extensionsDir: extensions.path, port });
    const stop = async () => {
      await server.stop();
      extensions.remove();
    };
    return { url: workbenchUrl(server, workspace), stop };
  } catch (error) {
    extensions.remove();
    throw error;
  }
}

/**
 * Runs test modules inside a real VS Code and waits for them: in the desktop one where that is to be
 * had, else in the one from npm. The modules reach this process at the address in
 * PRECEDENT_TEST_CHANNEL (see requestChannel.mjs).
 *
 * @param {TestOptions} options
 * @returns {Promise<{ exitCode: number, host: 'desktop' | 'browser' }>} exit code 0 when every module passed
 * @throws when VS Code could not be started or a module did not end in time
 */
export async function runTests(options) {
  const { answers = {}, trusted = true } = options;
  // test-electron always turns workspace trust off, so an untrusted workspace is only to be had in the browser.
  const desktop = trusted ? findDesktop() : undefined;
  /** @type {Record<string, Answer>} */
  let hostAnswers = {};
  const channel = await openRequestChannel((name) => answers[name] ?? hostAnswers[name]);
  const host = desktop ? 'desktop' : 'browser';
  const env = { ...options.env, PRECEDENT_TEST_CHANNEL: channel.url, PRECEDENT_TEST_HOST: host };
  /** @type {TestRun} */
  const run = {
    log: (line) => console.error(line),
    deadlineMilliseconds: defaultDeadlineMilliseconds,
    ...options,
    trusted,
    env,
    setAnswers: (given) => {
      hostAnswers = given;
    },
  };
  try {
    const exitCodes = desktop ? await runOnDesktop(desktop, run) : await runInBrowser(run);
    return { exitCode: exitCodes.find((code) => code !== 0) ?? 0, host };
  } finally {
    await channel.stop();
  }
}
