import type { Connection, Disposable } from 'vscode-languageserver';
import type {
  DidChangeNotebookDocumentParams,
  DidChangeTextDocumentParams,
  DidOpenNotebookDocumentParams,
  TextDocumentItem,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CellList } from './cellList';

/** A notebook that the editor holds open: its Python cells in document order. */
export interface OpenNotebook {
  readonly kind: 'notebook';
  readonly uri: string;
  /** The documents of the code cells, top to bottom. Markdown cells are never sent by the editor. */
  readonly cells: readonly TextDocument[];
}

/** A Python file that the editor holds open. */
export interface OpenFile {
  readonly kind: 'file';
  readonly uri: string;
  readonly text: TextDocument;
}

export type OpenDocument = OpenNotebook | OpenFile;

/** Hears of every change to what is open. Moving a cell is a change like any other. */
export interface OpenDocumentEvents {
  changed(document: OpenDocument): void;
  closed(uri: string): void;
}

/**
 * What the editor holds open, notebooks and files alike, as it tells us over the protocol.
 *
 * The library's own notebook store raises no event when a cell is moved and goes on answering for
 * deleted cells, so this one listens to the protocol itself.
 */
export class OpenDocuments {
  private readonly notebooks = new Map<string, CellList>();
  private readonly files = new Map<string, TextDocument>();
  private readonly events: OpenDocumentEvents;

  constructor(events: OpenDocumentEvents) {
    this.events = events;
  }

  /** Registers the handlers of both synchronisations on the connection. */
  listen(connection: Connection): Disposable {
    const { synchronization } = connection.notebooks;
    const parts = [
      synchronization.onDidOpenNotebookDocument((params) => this.openNotebook(params)),
      synchronization.onDidChangeNotebookDocument((params) => this.changeNotebook(params)),
      synchronization.onDidSaveNotebookDocument(() => undefined),
      synchronization.onDidCloseNotebookDocument(({ notebookDocument }) =>
        this.closeNotebook(notebookDocument.uri),
      ),
      connection.onDidOpenTextDocument(({ textDocument }) => this.openFile(textDocument)),
      connection.onDidChangeTextDocument((params) => this.changeFile(params)),
      connection.onDidCloseTextDocument(({ textDocument }) => this.closeFile(textDocument.uri)),
    ];
    return { dispose: () => parts.forEach((part) => part.dispose()) };
  }

  /** The notebook or file with this URI, or the notebook that holds the cell with this URI. */
  find(uri: string): OpenDocument | undefined {
    const file = this.files.get(uri);
    if (file) return { kind: 'file', uri, text: file };
    for (const [notebook, cells] of this.notebooks) {
      if (notebook === uri || cells.has(uri)) {
        return { kind: 'notebook', uri: notebook, cells: cells.codeCells() };
      }
    }
    return undefined;
  }

  private openNotebook(params: DidOpenNotebookDocumentParams): void {
    const { uri, cells } = params.notebookDocument;
    this.notebooks.set(uri, new CellList(cells, params.cellTextDocuments));
    this.announce(uri);
  }

  private changeNotebook(params: DidChangeNotebookDocumentParams): void {
    const { uri } = params.notebookDocument;
    this.notebooks.get(uri)?.change(params.change.cells);
    this.announce(uri);
  }

  private closeNotebook(uri: string): void {
    if (this.notebooks.delete(uri)) this.events.closed(uri);
  }

  private openFile({ uri, languageId, version, text }: TextDocumentItem): void {
    if (languageId !== 'python') return;
    this.files.set(uri, TextDocument.create(uri, languageId, version, text));
    this.announce(uri);
  }

  private changeFile({ textDocument, contentChanges }: DidChangeTextDocumentParams): void {
    const { uri, version } = textDocument;
    const file = this.files.get(uri);
    if (!file) return;
    this.files.set(uri, TextDocument.update(file, contentChanges, version));
    this.announce(uri);
  }

  private closeFile(uri: string): void {
    if (this.files.delete(uri)) this.events.closed(uri);
  }

  private announce(uri: string): void {
    const document = this.find(uri);
    if (document) this.events.changed(document);
  }
}
