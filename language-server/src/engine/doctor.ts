import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { verifyExitCode, verifyLedgers } from '../ledger/verifyLedgers';
import type { Workspace } from './workspace';
import { isFolder } from './workspaceRoot';

/** One thing that was looked at. `mend` says what to do unless all is well. */
export interface Check {
  readonly name: string;
  /** `advice` is worth knowing; `failed` keeps something from working. */
  readonly state: 'ok' | 'advice' | 'failed';
  readonly message: string;
  readonly mend?: string;
}

const oldestNode = 20;
const mostProblems = 5;

/** Looks at what Precedent needs in this workspace: what was found, what is missing, how to mend it. */
export function examine(workspace: Workspace): readonly Check[] {
  return [
    nodeCheck(),
    workspaceCheck(workspace),
    sourcesCheck(workspace),
    objectiveCheck(workspace),
    problemsCheck(workspace),
    indexCheck(workspace),
    ledgerCheck(workspace),
    gitCheck(workspace),
  ];
}

function nodeCheck(): Check {
  const { node } = process.versions;
  const name = 'node';
  if (Number.parseInt(node, 10) >= oldestNode)
    return { name, state: 'ok', message: `Node ${node}.` };
  const mend = `Install Node ${oldestNode} or newer.`;
  return { name, state: 'failed', message: `Node ${node} is too old.`, mend };
}

function workspaceCheck({ root }: Workspace): Check {
  const name = 'workspace';
  const message = `The workspace is ${root}.`;
  if (!isFolder(join(root, '.precedent'))) {
    const mend = 'Run precedent init to write down objectives and definitions.';
    return { name, state: 'advice', message: `${message} It has no .precedent folder yet.`, mend };
  }
  return { name, state: 'ok', message };
}

function sourcesCheck({ memory, counts }: Workspace): Check {
  const name = 'sources';
  const { groups } = memory.view;
  if (groups.length === 0) {
    return {
      name,
      state: 'advice',
      message: 'No tracker, contract or definition was found.',
      mend: 'Open the folder that holds mlruns, wandb, dbt models or contracts, or run precedent init.',
    };
  }
  const systems = [...new Set(groups.map(({ system }) => system))].sort().join(', ');
  const { attempts, definitions } = counts;
  const message = `${attempts} attempts and ${definitions} definitions from ${systems}.`;
  return { name, state: 'ok', message };
}

function objectiveCheck({ memory }: Workspace): Check {
  const name = 'objective';
  const ids = memory.view.objectives.map(({ id }) => id);
  if (ids.length > 0) return { name, state: 'ok', message: `Objectives: ${ids.join(', ')}.` };
  return {
    name,
    state: 'advice',
    message: 'There is no objective, so nobody knows how far ahead a model predicts.',
    mend: 'Write .precedent/objective.yaml; precedent init makes a start.',
  };
}

function problemsCheck({ problems }: Workspace): Check {
  const name = 'problems';
  if (problems.length === 0) return { name, state: 'ok', message: 'Every source could be read.' };
  const lines = problems.slice(0, mostProblems).map(({ file, message }) => `${file}: ${message}`);
  const more = problems.length - lines.length;
  if (more > 0) lines.push(`and ${more} more.`);
  return {
    name,
    state: 'advice',
    message: `${problems.length} could not be read in full. ${lines.join(' ')}`,
    mend: 'Mend the files that are named; precedent import reads them again.',
  };
}

function indexCheck({ cacheDir }: Workspace): Check {
  const name = 'index';
  try {
    accessSync(cacheDir, constants.W_OK);
    return { name, state: 'ok', message: `The index is kept in ${cacheDir}.` };
  } catch {
    return {
      name,
      state: 'failed',
      message: `The index cannot be written to ${cacheDir}.`,
      mend: 'Allow writing there, or choose another folder with --cache-dir.',
    };
  }
}

function ledgerCheck({ root }: Workspace): Check {
  const name = 'ledger';
  const chains = verifyLedgers(root);
  if (verifyExitCode(chains) !== 0) {
    const message = 'A chain of the ledger is not whole.';
    return { name, state: 'failed', message, mend: 'Run precedent verify, which names the line.' };
  }
  const entries = chains.reduce((sum, chain) => sum + chain.entries, 0);
  return {
    name,
    state: 'ok',
    message: `${entries} entries in ${chains.length} chains, all whole.`,
  };
}

function gitCheck({ root }: Workspace): Check {
  const name = 'git';
  const { status, error } = spawnSync('git', ['config', 'user.name'], {
    cwd: root,
    timeout: 2_000,
  });
  if (status === 0) return { name, state: 'ok', message: 'Git is there and knows your name.' };
  const mend = error
    ? 'Install git to have your name and the commit on records.'
    : 'Run git config user.name "Your Name", so that records carry it.';
  const message = error ? 'Git was not found.' : 'Git does not know your name.';
  return { name, state: 'advice', message, mend };
}
