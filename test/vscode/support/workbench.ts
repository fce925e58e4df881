import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Address of a file of the opened workspace. */
export function workspaceFile(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Opens a notebook of the workspace in a visible editor. */
export async function showNotebook(path: string): Promise<vscode.NotebookEditor> {
  const notebook = await vscode.workspace.openNotebookDocument(workspaceFile(path));
  return vscode.window.showNotebookDocument(notebook);
}

/** Selects a cell and scrolls to it: what is out of sight is not rendered, so it cannot be clicked. */
export function revealCell(editor: vscode.NotebookEditor, index: number): void {
  const range = new vscode.NotebookRange(index, index + 1);
  editor.selection = range;
  editor.revealRange(range, vscode.NotebookEditorRevealType.InCenter);
}

/** The texts of all hovers at a place, as markdown. */
export async function hoverTexts(uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''));
}
