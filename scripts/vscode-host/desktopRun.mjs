import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findCommand } from './browser.mjs';
import { startChild } from './childProcesses.mjs';
import { cleanEnvironment } from './cleanEnvironment.mjs';
import { withDeadline } from './deadline.mjs';
import { createScratchFolder } from './scratchFolder.mjs';
import { writeUserSettings } from './userSettings.mjs';

const desktopChild = fileURLToPath(new URL('desktopChild.mjs', import.meta.url));

/**
 * Finds a desktop VS Code: the one that VSCODE_EXECUTABLE_PATH names, else the one behind `code` on
 * PATH where a window can open.
 *
 * @returns {string | undefined} absolute path of the executable
 * @throws when VSCODE_EXECUTABLE_PATH names nothing
 */
export function findDesktop() {
  const chosen = process.env['VSCODE_EXECUTABLE_PATH'];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(
      `VSCODE_EXECUTABLE_PATH names ${chosen}, which does not exist. Correct or unset it.`,
    );
  }
  const command = findCommand('code');
  if (!command || (needsDisplay() && !findCommand('xvfb-run'))) return undefined;
  // `code` is a script inside the installation; the program itself lies a fixed number of folders above it.
  const folder = dirname(realpathSync(command));
  const candidates = [
    join(folder, '..', 'code'),
    join(folder, '..', '..', '..', 'MacOS', 'Electron'),
  ];
  return candidates.find((path) => existsSync(path));
}

/**
 * Runs the test modules one after the other in windows of the desktop VS Code, over one profile.
 * Nobody can look into that window from outside, so pictures and clicks are not available.
 *
 * @param {string} executable
 * @param {import('../vscodeHost.mjs').TestRun} run
 * @returns {Promise<number[]>} exit code of each module, in their order
 */
export async function runOnDesktop(executable, run) {
  const scratch = createScratchFolder();
  const userDataDir = join(scratch.path, 'data');
  const extensionsDir = join(scratch.path, 'extensions');
  writeUserSettings(userDataDir);
  run.setAnswers({ screenshot: async () => null });
  const exitCodes = [];
  try {
    for (const testModule of run.testModules) {
      const options = {
        vscodeExecutablePath: withDisplay(executable, scratch.path),
        extensionDevelopmentPath: run.extensionPath,
        extensionTestsPath: testModule,
        extensionTestsEnv: run.env,
        launchArgs: [
          run.workspace,
          `--user-data-dir=${userDataDir}`,
          `--extensions-dir=${extensionsDir}`,
        ],
      };
      exitCodes.push(await runModule(run, options));
    }
    return exitCodes;
  } finally {
    scratch.remove();
  }
}

/**
 * @param {import('../vscodeHost.mjs').TestRun} run
 * @param {{ extensionTestsPath: string } & Record<string, unknown>} options of test-electron
 */
async function runModule({ log, deadlineMilliseconds }, options) {
  const child = startChild(process.execPath, [desktopChild, JSON.stringify(options)], {
    env: cleanEnvironment(),
    onLine: log,
  });
  try {
    return await withDeadline(
      child.exited,
      deadlineMilliseconds,
      `the tests in ${options.extensionTestsPath}`,
    );
  } finally {
    await child.stop();
  }
}

/**
 * A desktop window needs a display; where there is none, a virtual one is put in front of the executable.
 *
 * @param {string} executable
 * @param {string} folder where a starting script may be written
 */
function withDisplay(executable, folder) {
  if (!needsDisplay()) return executable;
  const virtualDisplay = findCommand('xvfb-run');
  if (!virtualDisplay)
    throw new Error(
      'A desktop VS Code needs a display and there is none. Install xvfb, or unset VSCODE_EXECUTABLE_PATH.',
    );
  const script = join(folder, 'code-with-display.sh');
  writeFileSync(script, `#!/bin/sh\nexec "${virtualDisplay}" -a "${executable}" "$@"\n`, {
    mode: 0o755,
  });
  return script;
}

function needsDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY;
}
