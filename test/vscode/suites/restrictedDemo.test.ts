import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { featuresCell, weatherNotebook } from '../support/demo';
import { placeOf, underlinedByCell } from '../support/findings';
import { itOnPage, page } from '../support/page';
import { languageServers } from '../support/processes';
import { until } from '../support/until';
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
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepEqual(languageServers(), []);
  });

  itOnPage('says why', async () => {
    await page.read({ css: '.statusbar-item', text: 'Precedent: restricted mode' });
    await page.read({ css: 'main', text: 'until you trust this workspace', webview: true });
    await page.screenshot('restricted-demo');
  });

  itOnPage('leads to where trust is decided, and starts as soon as it is given', async () => {
    await vscode.commands.executeCommand('precedent.restart');
    assert.deepEqual(languageServers(), []);
    await page.click({ css: '.workspace-trust-editor .monaco-button', text: 'Trust' });
    await until(languageServers, (found) => found.length === 1, { what: 'the language server' });
    await page.read({ css: '.statusbar-item', text: 'attempts' });
    await page.read({ css: 'main', text: 'Raw weather degrades holiday weeks', webview: true });
  });
});
