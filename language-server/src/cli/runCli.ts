import { LockBusyError } from '../durability/processLock';
import { programVersion } from '../engine/programVersion';
import { UserError } from '../engine/userError';
import type { Surroundings } from './command';
import { commandHelp, overview } from './help';
import { commands } from './index';
import { nearestName } from '../../../protocol/src/nearestName';
import { parseInvocation } from './parseInvocation';
import { UsageError } from './usageError';

/** Runs one command line and answers the exit code. Never throws. */
export async function runCli(
  words: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  try {
    return await dispatch(words, surroundings);
  } catch (error) {
    const isUser = error instanceof UserError || error instanceof LockBusyError;
    const text = error instanceof Error ? error.message : String(error);
    surroundings.err(`precedent: ${isUser ? text : `this should not have happened: ${text}`}\n`);
    return isUser ? 2 : 1;
  }
}

async function dispatch(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const [name = '--help', ...rest] = words;
  if (name === '--version') return print(surroundings, `${programVersion()}\n`);
  if (['--help', '-h', 'help'].includes(name)) return print(surroundings, overview(commands));
  const command = commands.find((one) => one.name === name);
  if (!command) {
    const meant = nearestName(
      name,
      commands.map((one) => one.name),
    );
    const advice = meant === undefined ? 'see precedent --help' : `did you mean ${meant}?`;
    throw new UsageError(`there is no command "${name}": ${advice}`);
  }
  const end = rest.indexOf('--');
  const options = end < 0 ? rest : rest.slice(0, end);
  if (options.includes('--help') || options.includes('-h')) {
    return print(surroundings, commandHelp(command));
  }
  return command.run(parseInvocation(command, rest, surroundings));
}

function print({ out }: Surroundings, text: string): number {
  out(text);
  return 0;
}
