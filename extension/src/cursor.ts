import { type TextDocument, type TextEditor, window } from 'vscode';
import type { Position } from '../../protocol/src/finding';

/** A place in a document; in a notebook the document is the cell. */
export interface Place {
  readonly uri: string;
  readonly position: Position;
}

/** Where the person is: in the active editor, else in the selected cell of the active notebook. */
export function placeUnderCursor(): Place | undefined {
  const notebook = window.activeNotebookEditor;
  if (notebook === undefined) return window.activeTextEditor && cursorIn(window.activeTextEditor);
  const index = notebook.selection.start;
  if (index >= notebook.notebook.cellCount) return undefined;
  return cursorInCell(notebook.notebook.cellAt(index).document);
}

/** A cell that is selected but not being edited has no cursor: then its start is meant. */
function cursorInCell(cell: TextDocument): Place {
  const editor = window.visibleTextEditors.find(({ document }) => document === cell);
  return editor
    ? cursorIn(editor)
    : { uri: cell.uri.toString(), position: { line: 0, character: 0 } };
}

function cursorIn({ document, selection }: TextEditor): Place {
  const { line, character } = selection.active;
  return { uri: document.uri.toString(), position: { line, character } };
}
