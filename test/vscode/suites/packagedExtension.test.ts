import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { weatherFindings, weatherNotebook } from '../support/demo';
import { findingsWhen } from '../support/findings';
import { itOnPage, page } from '../support/page';
import { showNotebook } from '../support/workbench';

describe('the extension as it is installed from its package', () => {
  it('is not the sources', () => {
    const path = vscode.extensions.getExtension('precedent.precedent')?.extensionPath ?? '';
    assert.ok(existsSync(join(path, 'dist', 'extension.js')));
    assert.ok(!existsSync(join(path, 'extension', 'src')));
  });

  it('finds in the demo what the sources find', async () => {
    const { notebook } = await showNotebook(weatherNotebook);
    await findingsWhen(
      notebook,
      (found) => JSON.stringify(found) === JSON.stringify(weatherFindings),
    );
  });

  itOnPage('shows its panel', async () => {
    await vscode.commands.executeCommand('precedent.explain', { text: 'weather' });
    await page.read({ css: 'h1', text: 'Past attempts', webview: true });
  });

  itOnPage('introduces itself with pictures', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    const id = 'precedent.precedent#start';
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', id, false);
    await page.read({ text: 'Get Started with Precedent' });
    await page.read({ css: 'img[alt^="A notebook cell with a hover"]' });
    await page.screenshot('walkthrough');
  });
});
