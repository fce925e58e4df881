import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** @typedef {{ pid: number, exited: Promise<number>, stop: () => Promise<void> }} Child */

/** How long a process may take to end by itself before it is killed. */
const gracePeriodMilliseconds = 3_000;

/** Process groups that still run; ended with this process, however it ends. */
const runningGroups = new Set();
let exitHooksInstalled = false;

/**
 * Starts a program as the leader of a process group, so that `stop` ends its children too.
 * Its standard input stays open for as long as this process lives (see exitWithParent.cjs).
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} [options]
 * @returns {Child}
 */
export function startChild(command, args, { cwd, env = process.env, onLine = () => {} } = {}) {
  installExitHooks();
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  const exited = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  // NOTE: whoever awaits `exited` sees the failure; without this line one that nobody awaits would end the process.
  exited.catch(() => {});
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', onLine);
  const { pid } = child;
  if (pid === undefined) return { pid: -1, exited, stop: async () => {} };
  runningGroups.add(pid);
  return { pid, exited, stop: () => stopGroup(pid, exited) };
}

/**
 * @param {number} pid
 * @param {Promise<number>} exited
 */
async function stopGroup(pid, exited) {
  signalGroup(pid, 'SIGTERM');
  await Promise.race([exited.catch(() => {}), pause(gracePeriodMilliseconds)]);
  // The leader may be gone while a grandchild ignores the polite signal, so the group is always killed.
  signalGroup(pid, 'SIGKILL');
  runningGroups.delete(pid);
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended already, which is what was wanted.
  }
}

function installExitHooks() {
  if (exitHooksInstalled) return;
  exitHooksInstalled = true;
  process.once('exit', () => {
    for (const pid of runningGroups) signalGroup(pid, 'SIGKILL');
  });
  /** @type {[NodeJS.Signals, number][]} */
  const fatalSignals = [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ];
  for (const [signal, exitCode] of fatalSignals) process.once(signal, () => process.exit(exitCode));
}
