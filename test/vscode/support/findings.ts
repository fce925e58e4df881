import * as vscode from 'vscode';
import { until } from './until';

/** `rule text`: which rule speaks, and the text that it underlines. */
export type Underlined = string;

/** Our findings in a cell or file as a person sees them: underlined text, in order of place. */
export function underlined(document: vscode.TextDocument): readonly Underlined[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'precedent')
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map((diagnostic) => `${ruleOf(diagnostic)} ${document.getText(diagnostic.range)}`);
}

/** The findings of every cell that has any, by the cell's index. */
export function underlinedByCell(
  notebook: vscode.NotebookDocument,
): Readonly<Record<number, readonly Underlined[]>> {
  const cells = notebook
    .getCells()
    .map(({ index, document }) => [index, underlined(document)] as const);
  return Object.fromEntries(cells.filter(([, texts]) => texts.length > 0));
}

/** Waits until the findings of a notebook are as wished, and gives them. */
export function findingsWhen(
  notebook: vscode.NotebookDocument,
  accept: (findings: Readonly<Record<number, readonly Underlined[]>>) => boolean,
): Promise<Readonly<Record<number, readonly Underlined[]>>> {
  return until(() => underlinedByCell(notebook), accept, { what: 'the findings of the notebook' });
}

/** The place in the middle of a text that occurs once in the document. */
export function placeOf(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`There is no ${text} in ${document.uri.toString()}.`);
  return document.positionAt(at + Math.floor(text.length / 2));
}

/** Puts the cursor of the cell's own editor on a text, the way a click does. */
export async function putCursorOn(
  cell: vscode.NotebookCell,
  { editor, text }: { editor: vscode.NotebookEditor; text: string },
): Promise<void> {
  editor.selection = new vscode.NotebookRange(cell.index, cell.index + 1);
  editor.revealRange(editor.selection, vscode.NotebookEditorRevealType.InCenter);
  await vscode.commands.executeCommand('notebook.cell.edit');
  const textEditor = await until(
    () => vscode.window.visibleTextEditors.find(({ document }) => document === cell.document),
    (found) => found !== undefined,
    { what: 'the editor of the cell' },
  );
  if (textEditor === undefined) throw new Error('The cell has no editor.');
  const place = placeOf(cell.document, text);
  textEditor.selection = new vscode.Selection(place, place);
}

function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
