import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { featuresCell, trainingCell, weatherFindings, weatherNotebook } from '../support/demo';
import { findingsWhen, underlinedByCell } from '../support/findings';
import { showNotebook } from '../support/workbench';

const python = (text: string) =>
  new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python');

describe('editing the notebook', () => {
  let editor: vscode.NotebookEditor;
  const texts = (index: number) => underlinedByCell(editor.notebook)[index] ?? [];

  before(async () => {
    editor = await showNotebook(weatherNotebook);
    await isAsFirst();
  });

  /** Back to where the scenario starts, by what is underlined. */
  const isAsFirst = () =>
    findingsWhen(
      editor.notebook,
      (found) => JSON.stringify(found) === JSON.stringify(weatherFindings),
    );

  it('moves a finding with its text, and keeps those of other cells', async () => {
    await edit(editor, { cell: featuresCell, find: 'FEATURES = [', replace: 'FEATURES = [\n    ' });
    await isAsFirst();
    await edit(editor, {
      cell: featuresCell,
      find: '\n    "sales_lag_7"',
      replace: '"sales_lag_7"',
    });
    await isAsFirst();
  });

  it('takes a finding away with its cause, and brings it back', async () => {
    await edit(editor, { cell: featuresCell, find: '"temp_max_c",', replace: '' });
    const without = await findingsWhen(
      editor.notebook,
      (found) => found[featuresCell]?.some((text) => text.includes('temp_max_c')) === false,
    );
    assert.deepEqual(without[3], weatherFindings[3]);
    assert.deepEqual(without[trainingCell], weatherFindings[trainingCell]);
    await edit(editor, {
      cell: featuresCell,
      find: '"precip_mm",',
      replace: '"temp_max_c","precip_mm",',
    });
    await isAsFirst();
  });

  it('finds what an earlier cell decides: a lag that is long enough', async () => {
    await edit(editor, { cell: 3, find: 'g.shift(3)', replace: 'g.shift(14)' });
    await findingsWhen(
      editor.notebook,
      (found) => found[featuresCell]?.some((text) => text.includes('sales_lag_3')) === false,
    );
    await edit(editor, { cell: 3, find: 'g.shift(14)', replace: 'g.shift(3)' });
    await isAsFirst();
  });

  it('keeps the rest while a cell is half typed', async () => {
    await edit(editor, {
      cell: 1,
      find: 'import pandas as pd',
      replace: 'import pandas as pd\nx = (',
    });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepEqual(underlinedByCell(editor.notebook), weatherFindings);
    await edit(editor, { cell: 1, find: '\nx = (', replace: '' });
  });

  it('follows added cells, magics and markdown', async () => {
    await replaceCells(editor, 1, {
      cells: [
        python('%load_ext autoreload\n!pip list\nx = 1'),
        new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, '`temp_max_c`', 'markdown'),
      ],
    });
    const shifted = await findingsWhen(
      editor.notebook,
      (found) => found[featuresCell + 2]?.length === weatherFindings[featuresCell]?.length,
    );
    assert.deepEqual(shifted[trainingCell + 2], weatherFindings[trainingCell]);
    await replaceCells(editor, 1, { count: 2, cells: [] });
    await isAsFirst();
  });

  it('follows a cell that moves behind the one that needs it, and back', async () => {
    const features = editor.notebook.cellAt(featuresCell).document.getText();
    await replaceCells(editor, featuresCell, { count: 1, cells: [] });
    await replaceCells(editor, trainingCell, { cells: [python(features)] });
    // Nothing is trained on the list any more, so nothing can be said of its columns.
    await findingsWhen(editor.notebook, () => texts(trainingCell).length === 0);
    await replaceCells(editor, trainingCell, { count: 1, cells: [] });
    await replaceCells(editor, featuresCell, { cells: [python(features)] });
    await isAsFirst();
  });

  it('forgets a deleted cell and a cell that is no code any more', async () => {
    const training = editor.notebook.cellAt(trainingCell).document.getText();
    await replaceCells(editor, trainingCell, {
      count: 1,
      cells: [new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, training, 'markdown')],
    });
    await findingsWhen(editor.notebook, () => texts(trainingCell).length === 0);
    await replaceCells(editor, trainingCell, { count: 1, cells: [python(training)] });
    await isAsFirst();
  });
});

/** Replaces a text that occurs in a cell, the way typing does. */
async function edit(
  { notebook }: vscode.NotebookEditor,
  { cell, find, replace }: { cell: number; find: string; replace: string },
): Promise<void> {
  const { document } = notebook.cellAt(cell);
  const start = document.getText().indexOf(find);
  assert.ok(start >= 0, `no ${find} in cell ${cell}`);
  const range = new vscode.Range(
    document.positionAt(start),
    document.positionAt(start + find.length),
  );
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, range, replace);
  assert.ok(await vscode.workspace.applyEdit(change));
}

/** Puts cells in the place of `count` others. */
async function replaceCells(
  { notebook }: vscode.NotebookEditor,
  index: number,
  { count = 0, cells }: { count?: number; cells: vscode.NotebookCellData[] },
): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  const range = new vscode.NotebookRange(index, index + count);
  change.set(notebook.uri, [vscode.NotebookEdit.replaceCells(range, cells)]);
  assert.ok(await vscode.workspace.applyEdit(change));
}
