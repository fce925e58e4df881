import {
  unanchoredNotice,
  type VerifiedChain,
  verifyExitCode,
  verifyLedgers,
} from '../ledger/verifyLedgers';
import type { Command } from './command';
import { workspaceRoot } from './openWorkspace';
import { plainLine } from './plainLine';
import { printJson } from './printJson';

export const verify: Command = {
  name: 'verify',
  summary: 'Every ledger chain: whole, torn, broken or forked.',
  parameters: '',
  positionals: { least: 0, most: 0 },
  options: [],
  formats: ['text', 'json'],
  run(invocation) {
    const chains = verifyLedgers(workspaceRoot(invocation));
    if (invocation.format === 'json') printJson(invocation, { chains });
    else invocation.out(chains.map((chain) => `${chainLine(chain)}\n`).join(''));
    const code = verifyExitCode(chains);
    if (chains.length === 0) invocation.notice('There is no ledger yet: nothing was recorded.');
    else if (code === 0) invocation.notice(unanchoredNotice);
    return Promise.resolve(code);
  },
};

function chainLine({ file, entries, state, line, cause }: VerifiedChain): string {
  const where = line === null ? '' : ` at line ${line}`;
  const why = cause === null ? '' : `: ${cause}`;
  return plainLine(
    `${file}: ${entries} ${entries === 1 ? 'entry' : 'entries'}, ${state}${where}${why}`,
  );
}
