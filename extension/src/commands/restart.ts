import { commands, workspace } from 'vscode';
import type { CommandFactory } from './command';

/** Starts the language server anew; in restricted mode it leads to where trust is decided. */
export const restart: CommandFactory =
  ({ session }) =>
  async () => {
    if (workspace.isTrusted) await session.restart();
    else await commands.executeCommand('workbench.trust.manage');
  };
