import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { featuresCell, trainingCell, weatherFindings, weatherNotebook } from '../support/demo';
import { findingsWhen, underlined } from '../support/findings';
import { until } from '../support/until';
import { showNotebook, workspaceFile } from '../support/workbench';

describe('what changes beside the notebook', () => {
  let editor: vscode.NotebookEditor;
  const isAsFirst = () =>
    findingsWhen(
      editor.notebook,
      (found) => JSON.stringify(found) === JSON.stringify(weatherFindings),
    );

  before(async () => {
    editor = await showNotebook(weatherNotebook);
    await isAsFirst();
  });

  it('shows at once: a shorter horizon in the parameters file', async () => {
    const file = workspaceFile('params.yaml');
    const original = await vscode.workspace.fs.readFile(file);
    const shorter = String(original).replace('horizon_days: 7', 'horizon_days: 1');
    await vscode.workspace.fs.writeFile(file, Buffer.from(shorter));
    const silent = ['leak/late-arriving "sales_lag_3"', 'leak/late-arriving "stock_lag_7"'];
    const left = weatherFindings[featuresCell]?.filter((text) => !silent.includes(text));
    const expected = JSON.stringify({ ...weatherFindings, [featuresCell]: left });
    await findingsWhen(editor.notebook, (now) => JSON.stringify(now) === expected);
    await vscode.workspace.fs.writeFile(file, original);
    await isAsFirst();
  });

  it('shows at once: a rule that is turned off, or made an error', async () => {
    const rule = 'leak/shuffled-time';
    const { document } = editor.notebook.cellAt(trainingCell);
    await setSeverity({ [rule]: 'off' });
    await findingsWhen(editor.notebook, (now) => now[trainingCell] === undefined);
    await setSeverity({ [rule]: 'error' });
    await until(
      () => vscode.languages.getDiagnostics(document.uri).map(({ severity }) => severity),
      (severities) => severities.join() === String(vscode.DiagnosticSeverity.Error),
      { what: 'the error' },
    );
    await setSeverity(undefined);
    await isAsFirst();
  });

  it('makes no difference to the findings: a script with the same cells', async () => {
    const cells = editor.notebook
      .getCells()
      .filter(({ kind }) => kind === vscode.NotebookCellKind.Code)
      .map(({ document }) => `# %%\n${document.getText()}\n`);
    const file = workspaceFile('notebooks/twin.py');
    await vscode.workspace.fs.writeFile(file, Buffer.from(cells.join('\n')));
    const script = await vscode.workspace.openTextDocument(file);
    const expected = Object.values(weatherFindings).flat();
    const found = await until(
      () => underlined(script),
      (now) => now.length >= expected.length,
      { what: 'the findings of the script' },
    );
    assert.deepEqual(found, expected);
  });
});

async function setSeverity(value: Record<string, string> | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('precedent');
  await settings.update('rules.severity', value, vscode.ConfigurationTarget.Workspace);
}
