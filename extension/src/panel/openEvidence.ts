import { commands, Range, Uri, window, workspace } from 'vscode';
import { evidencePath } from './evidencePath';

/** Opens a file of the workspace at a 0-based line, or shows a folder; else says why not. */
export async function openEvidence(file: string, line: number | undefined): Promise<void> {
  const folders = workspace.workspaceFolders?.map(({ uri }) => uri.fsPath) ?? [];
  const found = await evidencePath(file, folders);
  switch (found.kind) {
    case 'refused':
      void window.showWarningMessage(found.message);
      return;
    case 'folder':
      await commands.executeCommand('revealInExplorer', Uri.file(found.path));
      return;
    case 'file': {
      const selection = line === undefined ? undefined : new Range(line, 0, line, 0);
      // Beside the panel, so that the timeline stays in sight.
      await commands.executeCommand('vscode.open', Uri.file(found.path), {
        selection,
        preview: true,
      });
      return;
    }
  }
}
