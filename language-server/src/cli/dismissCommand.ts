import { dismissFinding } from '../engine/dismiss';
import { ruleIds } from '../engine/ruleNames';
import { atOption, readPlace } from './atOption';
import type { Command } from './command';
import { nearestName } from '../../../protocol/src/nearestName';
import { withWorkspace } from './openWorkspace';
import { printJson } from './printJson';
import { UsageError } from './usageError';

export const dismiss: Command = {
  name: 'dismiss',
  summary: 'Set a finding aside, with a reason that others see.',
  parameters: 'RULE',
  positionals: { least: 1, most: 1 },
  options: [atOption, { name: 'why', value: 'TEXT', help: 'the reason; it is required' }],
  formats: ['text', 'json'],
  async run(invocation) {
    const [rule = ''] = invocation.positionals;
    checkRule(rule);
    const place = required(invocation.option('at'), `--at ${atOption.value ?? ''}`);
    const why = required(invocation.option('why'), '--why TEXT');
    return withWorkspace(invocation, async (workspace) => {
      const { document, at } = readPlace(place, { workspace, cwd: invocation.cwd });
      const written = await dismissFinding(workspace, { document, rule, at, why });
      if (invocation.format === 'json') printJson(invocation, { written });
      else invocation.out(`${written}\n`);
      return 0;
    });
  },
};

function required(value: string | undefined, option: string): string {
  if (value !== undefined) return value;
  throw new UsageError(`dismiss needs ${option}.`);
}

function checkRule(rule: string): void {
  if (ruleIds.includes(rule)) return;
  const meant = nearestName(rule, ruleIds);
  const advice = meant === undefined ? 'check prints the ids of rules' : `did you mean ${meant}?`;
  throw new UsageError(`there is no rule "${rule}": ${advice}`);
}
