import { check } from './checkCommand';
import type { Command } from './command';
import { define } from './defineCommand';
import { dismiss } from './dismissCommand';
import { doctor } from './doctorCommand';
import { explain } from './explainCommand';
import { importCommand } from './importCommand';
import { init } from './initCommand';
import { lsp } from './lspCommand';
import { search } from './searchCommand';
import { verify } from './verifyCommand';

/** Every command of the command line. To add one, add a file and a row. */
export const commands: readonly Command[] = [
  init,
  check,
  explain,
  define,
  importCommand,
  search,
  dismiss,
  verify,
  doctor,
  lsp,
];
