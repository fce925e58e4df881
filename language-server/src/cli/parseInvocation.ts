import { parseArgs } from 'node:util';
import type { Command, Invocation, OptionSpec, Surroundings } from './command';
import { nearestName } from '../../../protocol/src/nearestName';
import { UsageError } from './usageError';

/** Options that every command takes. */
const commonOptions: readonly OptionSpec[] = [
  {
    name: 'workspace',
    value: 'DIR',
    help: 'the workspace; default: the nearest folder up with .precedent/ or .git',
  },
  { name: 'cache-dir', value: 'DIR', help: "where the index is kept; default: the user's cache" },
  { name: 'quiet', help: 'write no notices' },
  { name: 'help', help: 'show this help' },
];

/** The options of a command together with those that every command takes. */
export function optionsOf({ options, formats }: Command): readonly OptionSpec[] {
  const [standard] = formats;
  const format = standard === undefined ? [] : [formatOption(formats, standard)];
  return [...options, ...format, ...commonOptions];
}

/**
 * Reads the arguments of a command. A wrong one throws a `UsageError` that names the nearest known.
 * @param words the command line after the command's name.
 */
export function parseInvocation(
  command: Command,
  words: readonly string[],
  surroundings: Surroundings,
): Invocation {
  const specs = optionsOf(command);
  const { values, positionals } = readWords(command, { words, specs });
  checkPositionals(command, positionals);
  const format = values.get('format') ?? command.formats[0] ?? '';
  if (command.formats.length > 0 && !command.formats.includes(format)) {
    throw new UsageError(
      `${command.name} has no format "${format}": use ${command.formats.join(' or ')}.`,
    );
  }
  const quiet = values.has('quiet');
  return {
    ...surroundings,
    positionals,
    format,
    option: (name) => values.get(name),
    has: (name) => values.has(name),
    notice: (line) => {
      if (!quiet) surroundings.err(`${line}\n`);
    },
  };
}

interface Words {
  readonly values: ReadonlyMap<string, string>;
  readonly positionals: readonly string[];
}

function readWords(
  command: Command,
  { words, specs }: { words: readonly string[]; specs: readonly OptionSpec[] },
): Words {
  const types = specs.map(({ name, value }) => {
    const type: 'boolean' | 'string' = value === undefined ? 'boolean' : 'string';
    return [name, name === 'help' ? { type, short: 'h' } : { type }] as const;
  });
  const { tokens, positionals } = parseArgs({
    args: [...words],
    options: Object.fromEntries(types),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = specs.find(({ name }) => name === token.name);
    if (!spec) throw unknownOption(command, { raw: token.rawName, specs });
    values.set(spec.name, valueOf(spec, token.value));
  }
  return { values, positionals };
}

function valueOf({ name, value }: OptionSpec, given: string | undefined): string {
  if (value === undefined && given !== undefined) {
    throw new UsageError(`--${name} takes no value: leave "${given}" out.`);
  }
  if (value !== undefined && (given === undefined || given === '')) {
    throw new UsageError(`--${name} needs a value: --${name} ${value}.`);
  }
  return given ?? '';
}

function unknownOption(
  command: Command,
  { raw, specs }: { raw: string; specs: readonly OptionSpec[] },
): UsageError {
  const names = specs.map(({ name }) => `--${name}`);
  const meant = nearestName(raw, names);
  const advice =
    meant === undefined ? `see precedent ${command.name} --help` : `did you mean ${meant}?`;
  return new UsageError(`${command.name} has no option ${raw}: ${advice}`);
}

function checkPositionals(
  { name, parameters, positionals: { least, most } }: Command,
  given: readonly string[],
): void {
  if (given.length >= least && given.length <= most) return;
  const fault =
    given.length < least
      ? 'needs more arguments'
      : `does not know what "${given[most] ?? ''}" is for`;
  throw new UsageError(`${name} ${fault}: precedent ${`${name} ${parameters}`.trim()}.`);
}

function formatOption(formats: readonly string[], standard: string): OptionSpec {
  return { name: 'format', value: formats.join('|'), help: `default: ${standard}` };
}
