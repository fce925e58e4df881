import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { itOnPage, page } from '../support/page';
import { until } from '../support/until';
import { showNotebook, workspaceFile } from '../support/workbench';

describe('a window with a trusted folder', () => {
  it('trusts the folder', () => {
    assert.equal(vscode.workspace.isTrusted, true);
  });

  it('opens a notebook from disk, its code cells as Python', async () => {
    const { notebook } = await showNotebook('weather.ipynb');
    assert.equal(notebook.notebookType, 'jupyter-notebook');
    assert.deepEqual(
      notebook.getCells().map(({ document }) => document.languageId),
      ['markdown', 'python'],
    );
  });

  itOnPage('shows the cells', async () => {
    assert.equal(await page.read({ css: 'h1', text: 'Weather', webview: true }), 'Weather');
    await page.read({ css: '.notebook-editor .view-line', text: 'temp_max_c' });
    await page.screenshot('notebook');
  });

  itOnPage('saves what a person types', async () => {
    await page.click({ css: '.notebook-editor .view-line', text: 'rows' });
    await page.press('End');
    await page.type('00');
    await page.press('Control+S');
    const read = async () =>
      String(await vscode.workspace.fs.readFile(workspaceFile('weather.ipynb')));
    await until(read, (text) => text.includes('rows = 100'), { what: 'the saved cell' });
  });
});
