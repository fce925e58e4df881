import type { LogOutputChannel } from 'vscode';
import type { Panels } from '../panel/panels';
import type { Session } from '../session';

/** What commands work with. */
export interface Services {
  readonly session: Session;
  readonly panels: Panels;
  readonly log: LogOutputChannel;
}

/** Makes the handler of a command. Its argument comes from a lens, a quick fix or a menu, unchecked. */
export type CommandFactory = (services: Services) => (argument: unknown) => Promise<void>;
