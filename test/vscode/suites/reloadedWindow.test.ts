import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { itOnPage, page } from '../support/page';
import { showNotebook } from '../support/workbench';

describe('a reloaded window', () => {
  itOnPage('still shows the notebook, with what was typed', async () => {
    await page.read({ css: '.tab', text: 'weather.ipynb' });
    const { notebook } = await showNotebook('weather.ipynb');
    assert.match(notebook.cellAt(1).document.getText(), /^rows = 100$/m);
  });

  it('has the same folder open', () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
  });
});
