import {
  NotebookCellKind,
  type NotebookCell,
  type NotebookDocumentChangeEvent,
  type TextDocumentItem,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** The cells of one open notebook as the protocol numbers them, with their text. */
export class CellList {
  private cells: NotebookCell[];
  private readonly texts = new Map<string, TextDocument>();
  private ordered: readonly TextDocument[] | undefined;

  constructor(cells: readonly NotebookCell[], texts: readonly TextDocumentItem[]) {
    this.cells = [...cells];
    this.openTexts(texts);
  }

  /** The documents of the Python cells in notebook order; the same array until something changes. */
  codeCells(): readonly TextDocument[] {
    this.ordered ??= this.cells.flatMap(({ kind, document }) => {
      const text = this.texts.get(document);
      return kind === NotebookCellKind.Code && text?.languageId === 'python' ? [text] : [];
    });
    return this.ordered;
  }

  /** Whether a cell of this notebook has this document. */
  has(uri: string): boolean {
    return this.texts.has(uri);
  }

  /** Applies one change message: structure first, then cell data, then text, as the protocol says. */
  change(changes: NotebookDocumentChangeEvent['cells']): void {
    if (!changes) return;
    const { structure, data = [], textContent = [] } = changes;
    if (structure || data.length > 0) this.ordered = undefined;
    if (structure) {
      const { start, deleteCount, cells = [] } = structure.array;
      this.openTexts(structure.didOpen ?? []);
      this.cells.splice(start, deleteCount, ...cells);
      for (const { uri } of structure.didClose ?? []) this.texts.delete(uri);
    }
    for (const cell of data) this.replaceData(cell);
    for (const { document, changes: edits } of textContent) {
      const text = this.texts.get(document.uri);
      if (text) {
        this.texts.set(document.uri, TextDocument.update(text, edits, document.version));
      }
    }
  }

  private openTexts(texts: readonly TextDocumentItem[]): void {
    for (const { uri, languageId, version, text } of texts) {
      this.texts.set(uri, TextDocument.create(uri, languageId, version, text));
    }
  }

  private replaceData(cell: NotebookCell): void {
    const index = this.cells.findIndex(({ document }) => document === cell.document);
    if (index >= 0) this.cells[index] = cell;
  }
}
