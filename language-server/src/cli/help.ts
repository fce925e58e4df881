import type { Command, OptionSpec } from './command';
import { optionsOf } from './parseInvocation';

/** The overview of all commands. */
export function overview(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }) => [name, summary] as const);
  return [
    'Usage: precedent <command> [options]',
    '',
    ...columns(rows),
    '',
    'precedent <command> --help tells more. --version prints the version.',
    '',
  ].join('\n');
}

/** The help of one command: what it takes, line by line. */
export function commandHelp(command: Command): string {
  const { name, parameters, summary } = command;
  const usage = ['precedent', name, parameters, '[options]'].filter((part) => part !== '');
  const rows = optionsOf(command).map((option) => [optionTitle(option), option.help] as const);
  return [`Usage: ${usage.join(' ')}`, '', summary, '', ...columns(rows), ''].join('\n');
}

function optionTitle({ name, value }: OptionSpec): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
