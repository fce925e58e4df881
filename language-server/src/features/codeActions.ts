import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type TextEdit,
} from 'vscode-languageserver';
import { dismissCommand, explainCommand } from '../../../protocol/src/commands';
import { comparePositions } from '../engine/place';
import type { Feature } from './feature';
import { guarded } from './guarded';
import type { LiveDocument } from './liveDocument';

/**
 * "Explain past attempts" and "Dismiss with reason…" on our own squiggles. Both are commands of the
 * editor, because the one opens a panel and the other asks a person for a sentence.
 */
export const codeActions: Feature = {
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },
  register(session) {
    const { connection } = session;
    const handler = guarded<CodeActionParams, CodeAction[]>(connection, 'Quick fixes', {
      empty: [],
      answer: async ({ textDocument: { uri }, context }) => {
        const live = await session.find(uri);
        return context.diagnostics
          .filter(({ source }) => source === 'precedent')
          .flatMap((diagnostic) => [
            ...(live ? rewrites(live, { uri, diagnostic }) : []),
            ...actionsFor(diagnostic, uri),
          ]);
      },
    });
    connection.onCodeAction(handler);
  },
};

/** The fixes that rewrite code, at the texts as the editor shows them now. */
function rewrites(
  live: LiveDocument,
  { uri, diagnostic }: { uri: string; diagnostic: Diagnostic },
): CodeAction[] {
  const at = live.toCell(uri, diagnostic.range.start);
  if (!at) return [];
  const found = live.analysed
    .verdict(at.uid)
    .findings.find(
      ({ rule, place }) =>
        rule === diagnostic.code && comparePositions(place.range.start, at.position) === 0,
    );
  return (found?.fixes ?? []).flatMap((fix) => {
    const edits = fix.edits.length === 0 ? undefined : live.analysed.editsOf(fix);
    if (edits === undefined) return [];
    const changes: Record<string, TextEdit[]> = {};
    for (const { uid, range, newText } of edits) {
      const place = live.toLocation({ uid, range });
      (changes[place.uri] ??= []).push({ range: place.range, newText });
    }
    return [rewrite(diagnostic, fix.title, changes)];
  });
}

function rewrite(
  diagnostic: Diagnostic,
  title: string,
  changes: Record<string, TextEdit[]>,
): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit: { changes } };
}

function actionsFor(diagnostic: Diagnostic, uri: string): CodeAction[] {
  const position = diagnostic.range.start;
  const rule = String(diagnostic.code);
  return [
    toAction(diagnostic, {
      title: 'Explain past attempts',
      command: explainCommand.id,
      argument: { at: { uri, position } },
    }),
    toAction(diagnostic, {
      title: 'Dismiss with reason…',
      command: dismissCommand.id,
      argument: { uri, rule, position },
    }),
  ];
}

function toAction(
  diagnostic: Diagnostic,
  { title, command, argument }: { title: string; command: string; argument: object },
): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    command: { title, command, arguments: [argument] },
  };
}
