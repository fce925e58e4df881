import { dismissRequest } from '../../../protocol/src/lsp';
import { dismissFinding } from '../engine/dismiss';
import { UserError } from '../engine/userError';
import { onRequest } from '../rpc';
import type { Feature } from './feature';

/** Records why a finding is set aside; it disappears for everyone who has the record. */
export const dismiss: Feature = {
  capabilities: {},
  register(session) {
    onRequest(session.connection, dismissRequest, async ({ uri, rule, position, why }) => {
      const live = await session.find(uri);
      const at = live?.toCell(uri, position);
      if (!live || !at) throw new UserError('Open the notebook or file first, then dismiss.');
      const { workspace, analysed } = live;
      const written = await dismissFinding(workspace, { document: analysed, rule, at, why });
      return { written };
    });
  },
};
