import { browserFlags, installBrowser } from './browser.mjs';
import { withDeadline } from './deadline.mjs';
import { installPackages } from './install.mjs';
import { pageAnswers } from './pageAnswers.mjs';
import { loadPlaywright } from './playwright.mjs';
import { startServer } from './server.mjs';
import { workbenchUrl } from './workbenchUrl.mjs';

/**
 * @typedef {import('./playwright.mjs').Page} Page
 * @typedef {import('./playwright.mjs').Browser} Browser
 */

const launchDeadlineMilliseconds = 60_000;
const closeDeadlineMilliseconds = 10_000;
/** The browser's database does not say when it is done. */
const writingMilliseconds = 3_000;
const viewport = { width: 1440, height: 900 };

/**
 * Opens windows of the VS Code from npm in a headless browser, one after the other, over one
 * server and one browser profile, and runs one test module in each.
 *
 * @param {import('../vscodeHost.mjs').TestRun} run
 * @returns {Promise<number[]>} exit code of each module, in their order
 */
export async function runInBrowser(run) {
  const { workspace, extensionPath, trusted, env, deadlineMilliseconds, setAnswers, log } = run;
  const executablePath = await installBrowser();
  const server = await startServer({ trust: trusted ? 'off' : 'on', testDriver: true, env });
  /** @type {Browser | undefined} */
  let browser;
  try {
    browser = await launch(executablePath);
    const page = await browser.newPage({ viewport });
    const { nextExit, exit } = await watchPage(page, log);
    // A window that is left while it still runs is as a person's who reloads it.
    const leave = async (/** @type {Record<string, unknown>} */ { failures }) =>
      exit(failures === 0 ? 0 : 1);
    setAnswers({ ...pageAnswers(page, run.picturesFolder), leave });
    await run.onPage?.(page);
    const exitCodes = [];
    for (const testModule of run.testModules) {
      const exited = nextExit();
      const url = workbenchUrl(server, workspace, { extensionPath, testModule });
      await page.goto(url, { timeout: launchDeadlineMilliseconds, waitUntil: 'commit' });
      exitCodes.push(
        await withDeadline(exited, deadlineMilliseconds, `the tests in ${testModule}`),
      );
      await letWindowRemember(page);
    }
    return exitCodes;
  } finally {
    await closeQuietly(browser);
    await server.stop();
  }
}

/**
 * VS Code keeps open tabs and the state of extensions in memory and writes them when the window
 * loses the focus, which in a headless browser it never does by itself.
 *
 * @param {Page} page
 */
async function letWindowRemember(page) {
  // A webview that took the focus has already taken it from the window, and only a change is heard.
  for (const [hasFocus, event] of [
    [true, 'focus'],
    [false, 'blur'],
  ]) {
    const change = `document.hasFocus = () => ${hasFocus}; window.dispatchEvent(new Event('${event}'))`;
    await withDeadline(page.evaluate(change), closeDeadlineMilliseconds, `the window to ${event}`);
  }
  await new Promise((resolve) => setTimeout(resolve, writingMilliseconds));
}

/** @param {string} executablePath */
async function launch(executablePath) {
  const playwright = await loadPlaywright(await installPackages());
  return playwright.chromium.launch({
    executablePath,
    args: browserFlags,
    timeout: launchDeadlineMilliseconds,
  });
}

/**
 * Wires up what the workbench calls when it runs tests: its log, and its exit code.
 *
 * @param {Page} page
 * @param {(line: string) => void} log
 * @returns {Promise<{ nextExit: () => Promise<number>, exit: (code: number) => void }>} `nextExit`
 *   gives the exit code of the window that is opened next; `exit` sets that of the open one
 */
async function watchPage(page, log) {
  /** @type {(code: number) => void} */
  let exit = () => {};
  /** @type {(error: Error) => void} */
  let fail = () => {};
  page.on('crash', () => fail(new Error('The browser page crashed.')));
  // Leaving a window with unsaved work asks; the next module is meant to find what VS Code kept of it.
  page.on('dialog', (dialog) => void dialog.accept());
  await page.exposeFunction('codeAutomationLog', (_type, args) => log(readable(args)));
  await page.exposeFunction('codeAutomationExit', (code) => exit(Number(code)));
  const nextExit = () => {
    const exited = new Promise((resolve, reject) => {
      exit = resolve;
      fail = reject;
    });
    exited.catch(() => {});
    return exited;
  };
  return { nextExit, exit: (code) => exit(code) };
}

/** @param {unknown} args what an extension gave to `console`, as the workbench passes it on */
function readable(args) {
  const parts = Array.isArray(args) ? args : [args];
  return parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
}

/** @param {Browser | undefined} browser */
async function closeQuietly(browser) {
  // Playwright kills the browser when this process ends, so a browser that will not close cannot stay behind.
  await withDeadline(
    browser?.close() ?? Promise.resolve(),
    closeDeadlineMilliseconds,
    'the browser to close',
  ).catch(() => {});
}
