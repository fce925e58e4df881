import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { featuresCell, weatherNotebook } from '../support/demo';
import { placeOf, underlinedByCell } from '../support/findings';
import { itOnPage, page } from '../support/page';
import { languageServers } from '../support/processes';
import { hoverTexts, showNotebook } from '../support/workbench';

describe('the demo in restricted mode', () => {
  let editor: vscode.NotebookEditor;

  before(async () => {
    editor = await showNotebook(weatherNotebook);
    await vscode.extensions.getExtension('precedent.precedent')?.activate();
    // As long as findings take elsewhere, several times over.
    await new Promise((resolve) => setTimeout(resolve, 3000));
  });

  it('starts no program', () => assert.deepEqual(languageServers(), []));

  it('shows no findings and no hover', async () => {
    const { document } = editor.notebook.cellAt(featuresCell);
    assert.deepEqual(underlinedByCell(editor.notebook), {});
    assert.deepEqual(await hoverTexts(document.uri, placeOf(document, '"temp_max_c"')), []);
  });

  it('starts none for a command either', async () => {
    await vscode.commands.executeCommand('precedent.explain', { text: 'weather' });
    void vscode.commands.executeCommand('precedent.restart');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepEqual(languageServers(), []);
  });

  itOnPage('says why', async () => {
    await page.read({ css: '.statusbar-item', text: 'Precedent: restricted mode' });
    await page.read({ css: 'main', text: 'until you trust this workspace', webview: true });
    await page.screenshot('restricted-demo');
  });

  itOnPage('starts as soon as the workspace is trusted', async () => {
    await vscode.commands.executeCommand('workbench.trust.manage');
    await page.click({ role: 'button', name: 'Trust' });
    await page.read({ css: '.statusbar-item', text: 'attempts' });
    assert.equal(languageServers().length, 1);
  });
});
