import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { featuresCell, trainingCell, weatherNotebook } from '../support/demo';
import { findingsWhen, placeOf, putCursorOn } from '../support/findings';
import { itOnPage, page } from '../support/page';
import { until } from '../support/until';
import { hoverTexts, showNotebook, workspaceFile } from '../support/workbench';

const dismissed = 'past/dead-end "precip_mm"';

describe('dismissing a finding', () => {
  let editor: vscode.NotebookEditor;

  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    editor = await showNotebook(weatherNotebook);
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await findingsWhen(
      editor.notebook,
      (found) => found[featuresCell]?.includes(dismissed) === true,
    );
  });

  itOnPage('does not accept an empty reason', async () => {
    const cell = editor.notebook.cellAt(featuresCell);
    await putCursorOn(cell, { editor, text: '"precip_mm"' });
    void vscode.commands.executeCommand('precedent.dismiss');
    // Two findings lie under the cursor: a person chooses.
    await page.click({ css: '.quick-input-widget .monaco-list-row', text: 'past/dead-end' });
    await page.read({ css: '.quick-input-widget', text: 'Dismiss past/dead-end' });
    await page.press('Enter');
    await page.read({ css: '.quick-input-widget', text: 'A dismissal needs a reason' });
  });

  itOnPage('hides the finding once a reason is given, and no other', async () => {
    await page.type('The rain gauge was replaced, so this is another signal.');
    await until(
      () => page.count({ css: '.quick-input-widget', text: 'A dismissal needs a reason' }),
      (count) => count === 0,
      { what: 'the reason to be accepted' },
    );
    await page.screenshot('dismiss');
    await page.press('Enter');
    const left = await findingsWhen(
      editor.notebook,
      (found) => found[featuresCell]?.includes(dismissed) === false,
    );
    assert.ok(left[featuresCell]?.includes('leak/late-arriving "precip_mm"'));
    assert.ok(left[featuresCell]?.includes('past/dead-end "temp_max_c"'));
  });

  it('writes the reason where others will see it', async () => {
    const folder = workspaceFile('.precedent/dismissals');
    const files = await until(
      () => vscode.workspace.fs.readDirectory(folder),
      (found) => found.length > 0,
      { what: 'the record' },
    );
    assert.equal(files.length, 1);
    const [name] = files[0] ?? [''];
    const text = String(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)));
    assert.match(text, /rain gauge/);
    assert.match(text, /past\/dead-end/);
  });

  it('tells on hover who dismissed it and why', async () => {
    const { document } = editor.notebook.cellAt(featuresCell);
    const text = await until(
      async () => (await hoverTexts(document.uri, placeOf(document, '"precip_mm"'))).join('\n'),
      (shown) => shown.includes('dismissed by'),
      { what: 'the dismissal in the hover' },
    );
    assert.match(text, /rain gauge/);
  });

  itOnPage('works from the quick fix as well', async () => {
    const { document } = editor.notebook.cellAt(trainingCell);
    const place = placeOf(document, 'train_test_split');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(place, place),
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title.startsWith('Dismiss with reason'))?.command;
    assert.ok(fix);
    const parameters: readonly unknown[] = fix.arguments ?? [];
    void vscode.commands.executeCommand(fix.command, ...parameters);
    await page.read({ css: '.quick-input-widget', text: 'Dismiss leak/shuffled-time' });
    await page.type('This split is only for a smoke test.');
    await page.press('Enter');
    await findingsWhen(editor.notebook, (found) => found[trainingCell] === undefined);
  });

  it('leaves a panel open for the next window', async () => {
    await vscode.commands.executeCommand('precedent.explain', {
      column: 'weather_daily.precip_mm',
    });
    await page.read({ css: 'h1', text: 'precip_mm', webview: true });
  });
});
