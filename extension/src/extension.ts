import { type ExtensionContext, window } from 'vscode';
import { registerCommands } from './commands';
import { Panels } from './panel/panels';
import { Session } from './session';
import { reportSettings } from './settings/reportSettings';
import { createStatusItem } from './statusItem';

/** What `deactivate` has to end: the editor hands it nothing. */
const sessions = new Set<Session>();

/** Composes the extension. Returns before the server is up, so that opening a notebook never waits. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Precedent', { log: true });
  const session = new Session(context, log);
  const panels = new Panels(context, { session, log });
  sessions.add(session);
  context.subscriptions.push(
    log,
    session,
    panels,
    createStatusItem(session),
    reportSettings(log),
    ...registerCommands({ session, panels, log }),
  );
  // In a turn of its own, so that other extensions do not wait for ours to load its client.
  setImmediate(() => void session.start());
}

/** Ends the language server; the editor waits for it. */
export async function deactivate(): Promise<void> {
  await Promise.all([...sessions].map((session) => session.stop()));
  sessions.clear();
}
