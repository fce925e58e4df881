/**
 * Runs every suite in suites/ inside a real VS Code. With PRECEDENT_RESULT set, writes
 * `{ passed, failed }` to the file that it names. `node test/vscode/run.mjs NAME...` runs only the
 * runs of these names.
 */
import { cpSync, createWriteStream, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject, projectRoot } from '../../scripts/projectRoot.mjs';
import { runNode } from '../../scripts/tools.mjs';
import { installExtension } from '../../scripts/vscode-host/installedExtension.mjs';
import { createScratchFolder } from '../../scripts/vscode-host/scratchFolder.mjs';
import { runTests } from '../../scripts/vscodeHost.mjs';
import { runs } from './runs.mjs';
import { bundleWindow } from './windowBundle.mjs';

const picturesFolder = inProject('out/pictures');

/** @typedef {{ passed: number, failed: number, notRun: number }} Counts */

/**
 * @param {readonly string[]} [names] of the runs to do; all when empty
 * @returns {Promise<Counts>} `notRun` are tests that look at the window, on a desktop VS Code
 */
export async function runVsCodeSuites(names = []) {
  const total = { passed: 0, failed: 0, notRun: 0 };
  if (names.length === 0) rmSync(picturesFolder, { recursive: true, force: true });
  for (const suite of unlistedSuites()) {
    console.log(`  FAILED  suites/${suite}.test.ts belongs to no run: add it to runs.mjs`);
    total.failed += 1;
  }
  for (const run of runs.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const counts = await doRun(run);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.notRun += counts.notRun;
  }
  if (total.notRun > 0) {
    console.log(
      `${total.notRun} tests look at the window and did not run: this is a desktop VS Code. ` +
        'Unset VSCODE_EXECUTABLE_PATH, or take `code` off PATH, to run them in a browser.',
    );
  }
  return total;
}

function unlistedSuites() {
  const listed = new Set(runs.flatMap(({ windows }) => windows.flat()));
  return readdirSync(new URL('suites/', import.meta.url))
    .map((file) => file.replace(/\.test\.ts$/, ''))
    .filter((suite) => !listed.has(suite));
}

/** @param {import('./runs.mjs').Run} run */
async function doRun({ name, workspace, trusted, packaged = false, windows }) {
  const counts = { passed: 0, failed: 0, notRun: 0 };
  const scratch = createScratchFolder();
  // A window shows the name of its folder, so the copy keeps it.
  const copy = join(scratch.path, basename(workspace));
  const log = openLog(name);
  console.log(`${name} (${workspace}, ${trusted ? 'trusted' : 'restricted mode'})`);
  try {
    cpSync(inProject(workspace), copy, { recursive: true });
    const { exitCode } = await runTests({
      workspace: copy,
      extensionPath: packaged ? await installPackage(scratch.path) : projectRoot,
      testModules: await Promise.all(
        windows.map((suites, index) =>
          bundleWindow(`${name}-${index + 1}`, suites, { isLast: index === windows.length - 1 }),
        ),
      ),
      picturesFolder,
      trusted,
      answers: { report: async (result) => countAndPrint(counts, result) },
      log: log.write,
    });
    const ranAll = counts.passed + counts.failed + counts.notRun > 0;
    if (!ranAll || (exitCode !== 0 && counts.failed === 0)) {
      throw new Error(`The window ended with ${exitCode} before all tests had run.`);
    }
  } catch (error) {
    counts.failed += 1;
    console.log(`  FAILED  ${error instanceof Error ? error.message : error}`);
  } finally {
    scratch.remove();
    log.close();
  }
  if (counts.failed > 0) console.log(`  The console of the extension host: ${log.path}`);
  return counts;
}

/**
 * Packages the extension and has VS Code install it.
 *
 * @param {string} folder for what is written on the way
 */
async function installPackage(folder) {
  const vsix = join(folder, 'precedent.vsix');
  const code = await runNode([inProject('scripts/package.mjs'), '--out', vsix]);
  if (code !== 0) throw new Error(`npm run package ended with ${code}.`);
  return installExtension(vsix, join(folder, 'installed'));
}

/**
 * @param {Counts} counts
 * @param {Record<string, unknown>} result of one test
 */
function countAndPrint(counts, { title, state, milliseconds, message }) {
  if (state === 'passed') counts.passed += 1;
  else if (state === 'notRun') counts.notRun += 1;
  else counts.failed += 1;
  const label = state === 'passed' ? 'ok' : state === 'notRun' ? 'not run' : 'FAILED';
  console.log(`  ${label.padEnd(8)}${title} (${milliseconds} ms)`);
  if (message) console.log(String(message).replace(/^/gm, '      '));
}

/** @param {string} name */
function openLog(name) {
  const path = inProject('out', 'test', 'vscode', `${name}.log`);
  mkdirSync(dirname(path), { recursive: true });
  const stream = createWriteStream(path);
  return {
    path,
    write: (/** @type {string} */ line) => void stream.write(`${line}\n`),
    close: () => stream.end(),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { passed, failed } = await runVsCodeSuites(process.argv.slice(2));
  const resultFile = process.env['PRECEDENT_RESULT'];
  if (resultFile) {
    mkdirSync(dirname(resultFile), { recursive: true });
    writeFileSync(resultFile, JSON.stringify({ passed, failed }));
  }
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}
