import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { featuresCell, trainingCell, weatherFindings, weatherNotebook } from '../support/demo';
import { findingsWhen, placeOf, putCursorOn, underlinedByCell } from '../support/findings';
import { itOnPage, page } from '../support/page';
import { until } from '../support/until';
import { hoverTexts, revealCell, showNotebook } from '../support/workbench';

describe('the demo notebook', () => {
  let editor: vscode.NotebookEditor;
  const cellText = (index: number) => editor.notebook.cellAt(index).document;

  before(async () => {
    editor = await showNotebook(weatherNotebook);
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
  });

  it('has every finding of the scenario at its place, and no other', async () => {
    const count = Object.values(weatherFindings).flat().length;
    const all = await findingsWhen(
      editor.notebook,
      (findings) => Object.values(findings).flat().length >= count,
    );
    assert.deepEqual(all, weatherFindings);
  });

  it('links each finding to what it rests on', () => {
    const diagnostics = vscode.languages.getDiagnostics(cellText(featuresCell).uri);
    const related = diagnostics.flatMap(({ relatedInformation = [] }) => relatedInformation);
    const paths = related.map(({ location }) => location.uri.path);
    for (const part of ['2025-11-weather.md', 'weather.odcs.yaml', 'promo/schema.yml']) {
      assert.ok(
        paths.some((path) => path.endsWith(part)),
        part,
      );
    }
  });

  it('tells on hover what a column means and how its past uses went', async () => {
    const document = cellText(featuresCell);
    const [text = ''] = await hoverTexts(document.uri, placeOf(document, '"temp_max_c"'));
    assert.match(text, /temperature/i);
    assert.match(text, /unit degC/);
    assert.match(text, /owner/);
    assert.match(text, /Known at the event, latency 1 d/);
    assert.match(text, /abandoned/);
    assert.match(text, /0\.118 → 0\.171/);
    assert.match(text, /\]\(file:[^)]*2025-11-weather\.md/);
  });

  it('tells on hover when a planned column is known, without a warning', async () => {
    const document = cellText(featuresCell);
    const [text = ''] = await hoverTexts(document.uri, placeOf(document, '"promo_discount_pct"'));
    assert.match(text, /Known at plan time/);
  });

  it('counts past attempts above the cell that trains', async () => {
    // Lenses can only be asked of a cell that is on the screen.
    await putCursorOn(editor.notebook.cellAt(trainingCell), { editor, text: 'LGBMRegressor' });
    const lenses = await until(
      () =>
        vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          cellText(trainingCell).uri,
          10,
        ),
      (found) => found.length > 0,
      { what: 'the code lens' },
    );
    const shown = lenses.map(({ command, range }) => [command?.title, range.start.line]);
    assert.deepEqual(shown, [['4 past attempts · 3 dead ends · best kept 0.142', 1]]);
  });

  it('offers to explain and to dismiss as quick fixes', async () => {
    const document = cellText(featuresCell);
    const place = placeOf(document, '"temp_max_c"');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(place, place),
      vscode.CodeActionKind.QuickFix.value,
    );
    const titles = new Set(actions.map(({ title }) => title));
    assert.ok(titles.has('Explain past attempts'), [...titles].join());
    assert.ok(titles.has('Dismiss with reason…'), [...titles].join());
  });

  it('stays silent where columns are only looked at', async () => {
    const { notebook } = await vscode.window.showNotebookDocument(
      await vscode.workspace.openNotebookDocument(
        vscode.Uri.joinPath(editor.notebook.uri, '..', '02_eda.ipynb'),
      ),
    );
    const document = notebook.cellAt(3).document;
    const [text = ''] = await hoverTexts(document.uri, placeOf(document, '"temp_max_c"'));
    assert.match(text, /unit degC/, 'the notebook is analysed');
    assert.deepEqual(underlinedByCell(notebook), {});
  });

  itOnPage('shows the findings in the cells', async () => {
    editor = await showNotebook(weatherNotebook);
    revealCell(editor, featuresCell);
    await page.read({ css: '.squiggly-warning' });
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await page.read({ css: '.markers-panel', text: 'promo_lift' });
    await page.screenshot('findings');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  itOnPage('shows the lens and what was tried in the window', async () => {
    revealCell(editor, featuresCell);
    await page.read({ css: '.codelens-decoration', text: '4 past attempts' });
    const cell = editor.notebook.cellAt(featuresCell);
    await putCursorOn(cell, { editor, text: '"temp_max_c"' });
    await vscode.commands.executeCommand('editor.action.showHover');
    const shown = await page.read({ css: '.monaco-hover-content', text: 'Tried before' });
    assert.match(shown, /0\.118→0\.171/);
    await page.screenshot('tried-before');
    await page.press('Escape');
  });

  itOnPage('shows what a column means in the window', async () => {
    const looking = await showNotebook('notebooks/02_eda.ipynb');
    await putCursorOn(looking.notebook.cellAt(3), { editor: looking, text: '"temp_max_c"' });
    await vscode.commands.executeCommand('editor.action.showHover');
    const shown = await page.read({ css: '.monaco-hover-content', text: 'temp_max_c' });
    assert.match(shown, /degC/);
    assert.match(shown, /abandoned/);
    // The hover fades in.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await page.screenshot('hover');
    await page.press('Escape');
  });
});
