import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { itOnPage, page } from '../support/page';
import { until } from '../support/until';
import { showNotebook } from '../support/workbench';

describe('a window with an untrusted folder', () => {
  it('does not trust the folder', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('still opens a notebook', async () => {
    const { notebook } = await showNotebook('weather.ipynb');
    assert.equal(notebook.cellCount, 2);
  });

  itOnPage('says that it is in restricted mode', async () => {
    await page.read({ css: '.statusbar-item', text: 'Restricted Mode' });
    await page.screenshot('restricted');
  });

  itOnPage('trusts the folder once a person says so', async () => {
    await vscode.commands.executeCommand('workbench.trust.manage');
    await page.click({ css: '.workspace-trust-editor .monaco-button', text: 'Trust' });
    await until(
      () => vscode.workspace.isTrusted,
      (isTrusted) => isTrusted,
      { what: 'trust' },
    );
  });
});
