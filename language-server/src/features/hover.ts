import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { describeColumn } from '../engine/describeColumn';
import type { Feature } from './feature';
import { guarded } from './guarded';
import { hoverText } from './hoverText';
import type { Session } from './session';
import { fileLink } from './uris';

/** What the column under the cursor means, when it is known, and how its past uses went. */
export const hover: Feature = {
  capabilities: { hoverProvider: true },
  register(session) {
    const handler = guarded<HoverParams, Hover | null>(session.connection, 'Hover', {
      empty: null,
      answer: (params) => describe(session, params),
    });
    session.connection.onHover(handler);
  },
};

async function describe(
  session: Session,
  { textDocument, position }: HoverParams,
): Promise<Hover | null> {
  const live = await session.find(textDocument.uri);
  const at = live?.toCell(textDocument.uri, position);
  if (!live || !at) return null;
  const { workspace, analysed } = live;
  const column = describeColumn(workspace, { document: analysed, at });
  const dismissed = analysed.dismissedAt(at.uid, at.position);
  const place = column?.place ?? dismissed[0]?.finding.place;
  if (!place) return null;
  const link = (file: string, line?: number) => fileLink(workspace.resolve(file), line);
  return {
    contents: { kind: MarkupKind.Markdown, value: hoverText({ column, dismissed }, link) },
    range: live.toLocation(place).range,
  };
}
