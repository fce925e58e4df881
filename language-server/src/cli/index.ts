import { check } from './checkCommand';
import type { Command } from './command';
import { init } from './initCommand';

/** Every command of the command line. To add one, add a file and a row. */
export const commands: readonly Command[] = [init, check];
