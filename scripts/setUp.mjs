import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inProject, projectRoot } from './projectRoot.mjs';

/**
 * Installs the dependencies when what is installed is not what the lock file says.
 * Uses Node's own modules only: in a fresh clone there is nothing else yet.
 * Ends the process with one line when the installation fails.
 */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.error('Installing dependencies (npm ci) ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--ignore-scripts'], {
    cwd: projectRoot,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error('npm ci failed: check the network or the npm registry setting, then run again.');
  process.exit(1);
}

/** Compares versions, not file times: a checkout touches times and changes nothing. */
function isInstalled() {
  const wanted = lockedPackages('package-lock.json');
  const present = lockedPackages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional || entry.peer || present[path]?.version === entry.version,
  );
}

function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(inProject(path), 'utf8')).packages;
  } catch {
    return {};
  }
}
