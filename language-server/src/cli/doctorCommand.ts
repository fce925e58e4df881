import { type Check, examine } from '../engine/doctor';
import type { Command } from './command';
import { withWorkspace } from './openWorkspace';
import { plainLine } from './plainLine';
import { printJson } from './printJson';

const marks: Readonly<Record<Check['state'], string>> = {
  ok: 'ok',
  advice: 'note',
  failed: 'FAILED',
};

export const doctor: Command = {
  name: 'doctor',
  summary: 'What was found, what is missing, how to mend it.',
  parameters: '',
  positionals: { least: 0, most: 0 },
  options: [],
  formats: ['text', 'json'],
  run(invocation) {
    return withWorkspace(invocation, (workspace) => {
      const checks = examine(workspace);
      if (invocation.format === 'json') printJson(invocation, { checks });
      else invocation.out(checks.map((check) => `${checkLine(check)}\n`).join(''));
      return checks.some(({ state }) => state === 'failed') ? 1 : 0;
    });
  },
};

function checkLine({ name, state, message, mend }: Check): string {
  const advice = mend === undefined ? '' : ` ${mend}`;
  return plainLine(`${marks[state].padEnd(6)}  ${name.padEnd(9)}  ${message}${advice}`);
}
