import { explainRequest } from '../../../protocol/src/lsp';
import { explain as explainQuestion } from '../engine/explain';
import { UserError } from '../engine/userError';
import { onRequest } from '../rpc';
import type { Feature } from './feature';
import type { Session } from './session';

/** Past attempts of the column under the cursor, of a named column, or of a free text. */
export const explain: Feature = {
  capabilities: {},
  register(session) {
    onRequest(session.connection, explainRequest, ({ at, column, text }) => {
      if (at) return explainAt(session, at);
      const [workspace] = session.workspaces.all();
      if (!workspace) throw new UserError('Open a folder first: there is no memory without one.');
      if (column !== undefined) return explainQuestion(workspace, { column });
      return explainQuestion(workspace, { text: text ?? '' });
    });
  },
};

async function explainAt(
  session: Session,
  { uri, position }: { uri: string; position: { line: number; character: number } },
) {
  const live = await session.find(uri);
  const at = live?.toCell(uri, position);
  if (!live || !at)
    throw new UserError('There is no code at this place: put the cursor on a column.');
  return explainQuestion(live.workspace, { document: live.analysed, at });
}
