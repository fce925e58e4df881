import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Range } from 'vscode-languageserver';
import type { LspClient } from './lspClient';

interface Cell {
  readonly uri: string;
  version: number;
  text: string;
}

/** A notebook in the editor, kept in step with the server by the messages that VS Code sends. */
export class LspNotebook {
  private readonly client: LspClient;
  private readonly uri: string;
  private readonly path: string;
  private version = 1;
  private made = 0;
  private readonly cells: Cell[] = [];

  /** Opens a notebook with these Python cells. */
  static open(
    client: LspClient,
    notebook: { path: string; texts: readonly string[] },
  ): LspNotebook {
    return new LspNotebook(client, notebook);
  }

  private constructor(
    client: LspClient,
    { path, texts }: { path: string; texts: readonly string[] },
  ) {
    this.client = client;
    this.uri = client.uri(path);
    this.path = path;
    this.cells.push(...texts.map((text) => this.make(text)));
    client.notify('notebookDocument/didOpen', {
      notebookDocument: {
        uri: this.uri,
        notebookType: 'jupyter-notebook',
        version: this.version,
        cells: this.cells.map(toCell),
      },
      cellTextDocuments: this.cells.map(toItem),
    });
  }

  /** The URI of the cell at this place now. */
  cell(index: number): string {
    return this.at(index).uri;
  }

  /** The place of the first `text` in a cell, and its range. */
  find(index: number, text: string): { uri: string; range: Range } {
    const { uri, text: body } = this.at(index);
    const start = body.indexOf(text);
    if (start < 0) throw new Error(`Cell ${index} does not hold ${text}`);
    const range = { start: positionAt(body, start), end: positionAt(body, start + text.length) };
    return { uri, range };
  }

  /** Replaces the first `from` of a cell by `to`, as one edit. */
  edit(index: number, from: string, to: string): void {
    const { uri, range } = this.find(index, from);
    const cell = this.at(index);
    cell.version += 1;
    cell.text = cell.text.replace(from, () => to);
    const document = { uri, version: cell.version };
    this.change({ cells: { textContent: [{ document, changes: [{ range, text: to }] }] } });
  }

  insert(index: number, text: string): void {
    const cell = this.make(text);
    this.cells.splice(index, 0, cell);
    const array = { start: index, deleteCount: 0, cells: [toCell(cell)] };
    this.change({ cells: { structure: { array, didOpen: [toItem(cell)] } } });
  }

  remove(index: number): void {
    const { uri } = this.at(index);
    this.cells.splice(index, 1);
    const array = { start: index, deleteCount: 1 };
    this.change({ cells: { structure: { array, didClose: [{ uri }] } } });
  }

  /** Swaps a cell with the one below, which opens and closes nothing. */
  moveDown(index: number): void {
    const cells = [this.at(index + 1), this.at(index)];
    this.cells.splice(index, 2, ...cells);
    const array = { start: index, deleteCount: 2, cells: cells.map(toCell) };
    this.change({ cells: { structure: { array } } });
  }

  close(): void {
    this.client.notify('notebookDocument/didClose', {
      notebookDocument: { uri: this.uri },
      cellTextDocuments: this.cells.map(({ uri }) => ({ uri })),
    });
  }

  private change(change: object): void {
    this.version += 1;
    this.client.notify('notebookDocument/didChange', {
      notebookDocument: { uri: this.uri, version: this.version },
      change,
    });
  }

  private make(text: string): Cell {
    this.made += 1;
    const { pathname } = new URL(pathToFileURL(join('/', this.path)).href);
    return { uri: `vscode-notebook-cell:${pathname}#W${this.made}`, version: 1, text };
  }

  private at(index: number): Cell {
    const cell = this.cells[index];
    if (!cell) throw new Error(`There is no cell ${index}`);
    return cell;
  }
}

function toCell({ uri }: Cell) {
  return { kind: 2, document: uri };
}

function toItem({ uri, version, text }: Cell) {
  return { uri, languageId: 'python', version, text };
}

function positionAt(text: string, offset: number) {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
