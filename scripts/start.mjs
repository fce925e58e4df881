/**
 * npm start [-- --no-open]: installs, builds, prints what Precedent finds in the demo workspace, and
 * opens that workspace in VS Code. The desktop one when `code` is on the path, else one in a browser.
 */
import { spawn, spawnSync } from 'node:child_process';
import { inProject, projectRoot } from './projectRoot.mjs';
import { ensureInstalled } from './setUp.mjs';
import { runNode } from './tools.mjs';

const demo = inProject('media/demo/retail');

ensureInstalled();
const { bundle } = await import('../esbuild.config.mjs');
await bundle();

console.log(`precedent check in ${demo}\n`);
// Findings make the exit code 1: here they are what the demo is there to show.
const code = await runNode([inProject('dist/cli.js'), 'check', '--workspace', demo]);
if (code > 1) process.exit(code);
if (!process.argv.includes('--no-open')) await open();

async function open() {
  if (hasDesktop()) openDesktop();
  else await openBrowserHost();
}

function hasDesktop() {
  const { status } = spawnSync('code', ['--version'], { stdio: 'ignore', shell: isWindows() });
  return status === 0;
}

function openDesktop() {
  console.log('\nOpening VS Code with the extension on the demo workspace.');
  const parameters = [`--extensionDevelopmentPath=${projectRoot}`, demo];
  spawn('code', parameters, { stdio: 'ignore', detached: true, shell: isWindows() }).unref();
}

async function openBrowserHost() {
  const { openWorkbench } = await import('./vscodeHost.mjs');
  const { url, stop } = await openWorkbench({ workspace: demo, extensionPath: projectRoot });
  console.log(`\nVS Code is at ${url}\nPress Ctrl+C to stop it.`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void Promise.resolve(stop()).then(() => process.exit(0)));
  }
}

function isWindows() {
  return process.platform === 'win32';
}
