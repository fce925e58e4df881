import type { ServerCapabilities } from 'vscode-languageserver';
import type { Session } from './session';

/**
 * One thing that the server does for the editor: what it advertises and how it answers, in one
 * place, so that the two cannot drift apart. The table is `index.ts`.
 */
export interface Feature {
  readonly capabilities: ServerCapabilities;
  /** Registers the handlers. Called once, before the editor hears of the capabilities. */
  register(session: Session): void;
  /** Called once the editor is ready, for what asks something of it. */
  started?(session: Session): Promise<void>;
}
