import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { explainCommand } from '../../../protocol/src/commands';
import { summariseTraining } from '../engine/summariseTraining';
import type { Feature } from './feature';
import { guarded } from './guarded';
import type { Session } from './session';

/** Over a training call: how many attempts and dead ends there were. A click explains them. */
export const codeLens: Feature = {
  capabilities: { codeLensProvider: {} },
  register(session) {
    const { connection, client, workspaces } = session;
    const handler = guarded<CodeLensParams, CodeLens[]>(connection, 'Code lenses', {
      empty: [],
      answer: ({ textDocument: { uri } }) => lensesOf(session, uri),
    });
    connection.onCodeLens(handler);
    if (client.workspace?.codeLens?.refreshSupport !== true) return;
    workspaces.onDidChange(() => {
      // The editor may be gone by then, and with it whoever could be told.
      connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
    });
  },
};

function lensesOf(session: Session, uri: string): CodeLens[] {
  const live = session.settings['codeLens.enabled'] ? session.find(uri) : undefined;
  const uids = live?.units.get(uri)?.uids ?? [];
  if (!live) return [];
  return uids
    .flatMap((uid) => summariseTraining(live.workspace, { document: live.analysed, uid }))
    .map(({ place, text }) => {
      const { range } = live.toLocation(place);
      const argument = { at: { uri, position: range.start } };
      return { range, command: { title: text, command: explainCommand.id, arguments: [argument] } };
    });
}
