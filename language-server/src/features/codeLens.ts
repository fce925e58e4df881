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
    const { connection, workspaces } = session;
    const handler = guarded<CodeLensParams, CodeLens[]>(connection, 'Code lenses', {
      empty: [],
      answer: ({ textDocument: { uri } }) => lensesOf(session, uri),
    });
    connection.onCodeLens(handler);
    workspaces.onDidChange(() => session.refreshLenses());
  },
};

async function lensesOf(session: Session, uri: string): Promise<CodeLens[]> {
  const live = session.settings['codeLens.enabled'] ? await session.find(uri) : undefined;
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
