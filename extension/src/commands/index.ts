import { commands, type Disposable } from 'vscode';
import { dismissCommand, explainCommand } from '../../../protocol/src/commands';
import type { CommandFactory, Services } from './command';
import { dismiss } from './dismiss';
import { explain } from './explain';
import { restart } from './restart';
import { showLog } from './showLog';

/** Every command of the extension by its id. To add one, add a file, a row and its title in package.json. */
export const commandTable: Readonly<Record<string, CommandFactory>> = {
  [explainCommand.id]: explain,
  [dismissCommand.id]: dismiss,
  'precedent.showLog': showLog,
  'precedent.restart': restart,
};

/** Registers the whole table. */
export function registerCommands(services: Services): Disposable[] {
  return Object.entries(commandTable).map(([id, create]) =>
    commands.registerCommand(id, create(services)),
  );
}
