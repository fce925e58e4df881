import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../files/fileProblem';
import { openFlags } from '../durability/openFlags';
import { type ChainState, verifyChain } from './chain';
import { ledgerFolder } from './ledgerFolder';

/** One ledger file, as `verify --format json` reports it. */
export interface VerifiedChain {
  /** Workspace-relative path. */
  readonly file: string;
  /** Lines that hold, from the first on. */
  readonly entries: number;
  readonly state: ChainState;
  /** 1-based; null where nothing is wrong. */
  readonly line: number | null;
  readonly cause: string | null;
}

/** Larger files are not read: no work of people fills one. */
const largestLedger = 512 * 1024 * 1024;

/** Said where chains are whole: without an anchor the newest lines can be taken away unseen. */
export const unanchoredNotice =
  'Nothing is anchored yet: changes to recorded lines are found, missing newest lines are not.';

/** Verifies every ledger of a workspace, in the order of file names. Never throws for bad content. */
export function verifyLedgers(root: string): readonly VerifiedChain[] {
  const folder = ledgerFolder(root);
  return namesIn(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => {
      const file = `.precedent/ledger/${name}`;
      const bytes = readWhole(join(folder, name));
      if (typeof bytes === 'string') {
        return { file, entries: 0, state: 'broken', line: null, cause: bytes };
      }
      const { entries, state, line, cause } = verifyChain(bytes, name.replace(/\.jsonl$/, ''));
      return { file, entries, state, line: line ?? null, cause: cause ?? null };
    });
}

/** Exit code of `verify` (contract, section 1): 1 broken, 4 forked, 0 otherwise. */
export function verifyExitCode(chains: readonly VerifiedChain[]): 0 | 1 | 4 {
  if (chains.some(({ state }) => state === 'broken')) return 1;
  return chains.some(({ state }) => state === 'forked') ? 4 : 0;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** The bytes of a regular file, or in words why they cannot be read. */
function readWhole(path: string): Uint8Array | string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, openFlags.read | constants.O_NONBLOCK);
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return 'is no regular file';
    return stat.size > largestLedger ? 'is over 512 MB' : readFileSync(descriptor);
  } catch (error) {
    return errorCode(error) === 'ELOOP' ? 'is a link' : `cannot be read (${errorCode(error)})`;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
