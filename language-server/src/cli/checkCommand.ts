import type { Severity } from '../../../protocol/src/finding';
import { type CheckOutcome, checkPaths } from '../engine/check';
import { ruleFamilies } from '../engine/ruleNames';
import type { Command, Invocation } from './command';
import { plainLine } from './plainLine';
import { printJson } from './printJson';
import { nearestName } from '../../../protocol/src/nearestName';
import { namedPath, withWorkspace } from './openWorkspace';
import { findingLines } from './reportText';
import { UsageError } from './usageError';

const thresholds = ['error', 'warning', 'information', 'never'] as const;
type Threshold = (typeof thresholds)[number];

/** How grave each severity is; a hint is below every threshold. */
const weight: Readonly<Record<Severity, number>> = {
  hint: 0,
  information: 1,
  warning: 2,
  error: 3,
};

export const check: Command = {
  name: 'check',
  summary: 'Findings in notebooks and Python files.',
  parameters: '[PATH...]',
  positionals: { least: 0, most: Infinity },
  options: [
    {
      name: 'select',
      value: 'FAMILY,...',
      help: 'only these families of rules, such as leak,past',
    },
    {
      name: 'fail-on',
      value: thresholds.join('|'),
      help: 'least severity that makes the exit code 1; default: warning',
    },
  ],
  formats: ['text', 'json'],
  async run(invocation) {
    const families = familiesOf(invocation.option('select'));
    const threshold = thresholdOf(invocation.option('fail-on'));
    const start = performance.now();
    return withWorkspace(invocation, async (workspace) => {
      const { cwd, positionals } = invocation;
      const paths = positionals.map((path) => namedPath(path, { cwd, root: workspace.root }));
      const outcome = await checkPaths(workspace, { paths, families });
      tell(invocation, { ...outcome, milliseconds: Math.round(performance.now() - start) });
      if (outcome.unreadable.length > 0) return 2;
      const { findings } = outcome.report;
      return findings.some(({ severity }) => isReached(severity, threshold)) ? 1 : 0;
    });
  },
};

function tell(
  invocation: Invocation,
  { report, unreadable, milliseconds }: CheckOutcome & { readonly milliseconds: number },
): void {
  const { findings, problems, stats } = report;
  if (invocation.format === 'json') {
    printJson(invocation, { ...report, stats: { ...stats, milliseconds } });
  } else {
    invocation.out(findingLines(findings, invocation.colours));
  }
  for (const { file, message } of problems) invocation.notice(plainLine(`${file}: ${message}`));
  for (const { file, message } of unreadable) {
    invocation.err(`precedent: ${plainLine(`${file} ${message}`)}\n`);
  }
  invocation.notice(summary(findings.length, stats));
}

function familiesOf(given: string | undefined): readonly string[] {
  const wanted = given?.split(',').map((word) => word.trim()) ?? ruleFamilies;
  for (const word of wanted) {
    if (ruleFamilies.includes(word)) continue;
    const meant = nearestName(word, ruleFamilies);
    const advice =
      meant === undefined ? `use ${ruleFamilies.join(', ')}` : `did you mean ${meant}?`;
    throw new UsageError(`--select knows no family "${word}": ${advice}`);
  }
  return wanted;
}

function thresholdOf(given = 'warning'): Threshold {
  const found = thresholds.find((one) => one === given);
  if (found) return found;
  throw new UsageError(`--fail-on knows no "${given}": use ${thresholds.join(', ')}.`);
}

function isReached(severity: Severity, threshold: Threshold): boolean {
  return threshold !== 'never' && weight[severity] >= weight[threshold];
}

function summary(
  findings: number,
  { files, suppressed }: { files: number; suppressed: number },
): string {
  const hidden = suppressed > 0 ? `, ${suppressed} suppressed` : '';
  return `${counted(findings, 'finding')}${hidden} in ${counted(files, 'file')}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
