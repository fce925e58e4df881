import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver';
import { dismissCommand, explainCommand } from '../../../protocol/src/commands';
import type { Feature } from './feature';
import { guarded } from './guarded';

/**
 * "Explain past attempts" and "Dismiss with reason…" on our own squiggles. Both are commands of the
 * editor, because the one opens a panel and the other asks a person for a sentence.
 */
export const codeActions: Feature = {
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },
  register({ connection }) {
    const handler = guarded<CodeActionParams, CodeAction[]>(connection, 'Quick fixes', {
      empty: [],
      answer: ({ textDocument, context }) =>
        context.diagnostics
          .filter(({ source }) => source === 'precedent')
          .flatMap((diagnostic) => actionsFor(diagnostic, textDocument.uri)),
    });
    connection.onCodeAction(handler);
  },
};

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
