import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { featuresCell, weatherFindings, weatherNotebook } from '../support/demo';
import { findingsWhen, placeOf } from '../support/findings';
import { itOnPage, page } from '../support/page';
import { hoverTexts, showNotebook } from '../support/workbench';

describe('the demo after the window was reloaded', () => {
  let editor: vscode.NotebookEditor;

  itOnPage('has its panel back, with the same question', async () => {
    await page.read({ css: 'h1', text: 'precip_mm', webview: true });
    await page.read({ css: 'main', text: 'Raw weather degrades holiday weeks', webview: true });
  });

  it('still hides what was dismissed, and nothing else', async () => {
    editor = await showNotebook(weatherNotebook);
    const found = await findingsWhen(
      editor.notebook,
      (all) => (all[featuresCell]?.length ?? 0) >= 10,
    );
    const dismissed = 'past/dead-end "precip_mm"';
    const left = weatherFindings[featuresCell]?.filter((text) => text !== dismissed);
    assert.deepEqual(found, { 3: weatherFindings[3], [featuresCell]: left });
  });

  it('still tells who dismissed it and why', async () => {
    const { document } = editor.notebook.cellAt(featuresCell);
    const [text = ''] = await hoverTexts(document.uri, placeOf(document, '"precip_mm"'));
    assert.match(text, /dismissed by .*rain gauge/);
  });
});
