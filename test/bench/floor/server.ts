/**
 * The least that a server for notebooks can do: it keeps the cells, parses and lowers those that
 * changed, and echoes the last line of each as a diagnostic. What ours costs above this is analysis.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { LoweredCells } from '../../../language-server/src/engine/loweredCells';
import {
  type OpenDocument,
  OpenDocuments,
} from '../../../language-server/src/notebooks/openDocuments';

const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
const lowered = new LoweredCells();

connection.onInitialize(() => ({
  capabilities: {
    hoverProvider: true,
    notebookDocumentSync: {
      notebookSelector: [{ notebook: 'jupyter-notebook', cells: [{ language: 'python' }] }],
    },
  },
}));
connection.onHover(() => ({ contents: 'column' }));
connection.onShutdown(() => undefined);

new OpenDocuments({ changed: (document) => parse(document), closed: () => undefined }).listen(
  connection,
);
connection.listen();

function parse(document: OpenDocument): void {
  if (document.kind !== 'notebook') return;
  const texts = new Map(document.cells.map((text) => [text.uri, text]));
  const cells = document.cells.map((text) => ({
    uid: text.uri,
    text: text.getText(),
    index: null,
    line: 0,
  }));
  for (const uid of lowered.take(cells)) {
    const text = texts.get(uid);
    if (text !== undefined) echo(text);
  }
}

function echo(text: TextDocument): void {
  const message = text.getText().split('\n').at(-1) ?? '';
  const start = { line: 0, character: 0 };
  const diagnostics = [{ range: { start, end: start }, message }];
  void connection.sendDiagnostics({ uri: text.uri, version: text.version, diagnostics });
}
