import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { featuresCell, weatherNotebook } from '../support/demo';
import { putCursorOn } from '../support/findings';
import { itOnPage, page } from '../support/page';
import { until } from '../support/until';
import { showNotebook } from '../support/workbench';

const inPanel = { webview: true };

describe('the timeline of past attempts', () => {
  let editor: vscode.NotebookEditor;

  before(async () => {
    editor = await showNotebook(weatherNotebook);
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
  });

  it('opens for the column under the cursor, in a tab that says so', async () => {
    const cell = editor.notebook.cellAt(featuresCell);
    await putCursorOn(cell, { editor, text: '"temp_max_c"' });
    await vscode.commands.executeCommand('precedent.explain');
    await until(
      tabLabels,
      (labels) => labels.some((label) => /^Past attempts: .*temp_max_c/.test(label)),
      {
        what: 'the tab of the panel',
      },
    );
  });

  itOnPage('shows attempts oldest first, with what was measured and learned', async () => {
    const shown = await page.read({ css: 'main', text: 'Lesson', ...inPanel });
    const dates = shown.match(/^\d{4}-\d\d-\d\d$/gm) ?? [];
    assert.deepEqual(dates, [...dates].sort());
    assert.match(shown, /wape\s+holiday_week\s+0\.118\s+0\.171\s+\+0\.053 \(\+44\.9 %\)/);
    assert.match(shown, /Raw weather degrades holiday weeks/);
    assert.match(shown, /Shopping moves with the calendar/);
    assert.match(shown, /forecast weather/);
    await page.screenshot('timeline');
  });

  itOnPage('shows the run of the other tracker once, with its own figure', async () => {
    const shown = await page.read({ css: 'main', text: 'Lesson', ...inPanel });
    assert.equal(shown.match(/The same attempt, recorded as\s+wandb:k6gbxlds/g)?.length, 1);
    assert.match(shown, /0\.121/);
  });

  itOnPage('says what has changed since', async () => {
    const shown = await page.read({ css: 'main', text: 'Lesson', ...inPanel });
    assert.match(shown, /What has changed since/);
    assert.match(shown, /a1b2c3d4/);
  });

  itOnPage('shows hostile text as text', async () => {
    const shown = await page.read({ css: 'main', text: 'Lesson', ...inPanel });
    assert.doesNotMatch(shown, /undefined|\[object/);
    for (const css of ['main img', 'main a', 'main iframe', 'main [onclick]']) {
      assert.equal(await page.count({ css, ...inPanel }), 0, css);
    }
  });

  itOnPage('narrows the tables to one slice and says which', async () => {
    await page.click({ css: '#slice', ...inPanel });
    await page.click({ css: 'vscode-option', text: 'holiday_week', ...inPanel });
    await until(
      () => page.count({ css: 'td', text: 'all', ...inPanel }),
      (count) => count === 0,
      { what: 'only the rows of the slice' },
    );
    assert.match(await page.read({ css: '#slice .selected-value', ...inPanel }), /holiday_week/);
    await page.screenshot('timeline-slice');
  });

  itOnPage('opens evidence at its line', async () => {
    await page.click({ css: 'vscode-button', text: '2025-11-weather.md', ...inPanel });
    const opened = await until(
      () => vscode.window.activeTextEditor,
      (active) => active?.document.uri.path.endsWith('2025-11-weather.md') === true,
      { what: 'the postmortem' },
    );
    assert.equal(opened?.selection.active.line, 11);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  itOnPage('can be worked with the keyboard alone', async () => {
    await page.click({ css: 'h1', text: 'Past attempts', ...inPanel });
    await page.press('Tab');
    await page.press('Tab');
    const open = tabLabels().length;
    await page.press('Enter');
    await until(tabLabels, (labels) => labels.length > open, { what: 'the evidence in a tab' });
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  itOnPage('stands beside a second one with another question', async () => {
    await vscode.commands.executeCommand('precedent.explain', { text: 'promo' });
    await until(
      tabLabels,
      (labels) => labels.filter((label) => label.startsWith('Past attempts')).length === 2,
      { what: 'two panels' },
    );
    const shown = await page.read({ css: 'main', text: 'promo', ...inPanel });
    assert.match(shown, /0\.031/);
  });

  itOnPage('opens from the lens over the training, with all that the lens counts', async () => {
    await vscode.window.showNotebookDocument(editor.notebook, {
      viewColumn: vscode.ViewColumn.One,
    });
    await page.click({ css: '.codelens-decoration a', text: '4 past attempts' });
    const shown = await page.read({ css: 'main', text: '4 attempts, oldest first', ...inPanel });
    const dates = shown.match(/^\d{4}-\d\d-\d\d$/gm) ?? [];
    assert.equal(dates.length, 4);
    assert.deepEqual(dates, [...dates].sort());
    await page.screenshot('timeline-training');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  itOnPage('is as it was left when it comes to the front again', async () => {
    await vscode.commands.executeCommand('workbench.action.previousEditorInGroup');
    await page.read({ css: 'h1', text: 'temp_max_c', ...inPanel });
    assert.match(await page.read({ css: '#slice .selected-value', ...inPanel }), /holiday_week/);
  });

  itOnPage('is readable in high contrast', async () => {
    await setTheme('Default High Contrast');
    await page.screenshot('timeline-high-contrast');
    await setTheme(undefined);
  });
});

function tabLabels(): string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label);
}

async function setTheme(name: string | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('workbench');
  await settings.update('colorTheme', name, vscode.ConfigurationTarget.Global);
  await new Promise<void>((resolve) => setTimeout(resolve, 1000));
}
