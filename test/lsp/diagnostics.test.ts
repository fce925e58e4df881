import { deepEqual, equal, ok } from 'node:assert/strict';
import { loans, loansCell, loansTexts } from '../support/loansNotebook';
import { LspClient } from '../support/lspClient';
import { LspNotebook } from '../support/lspNotebook';
import { copyWorkspace, type WorkspaceCopy } from '../support/workspaceCopy';

const scaling = 'StandardScaler().fit_transform(X)';

describe('diagnostics in a notebook', () => {
  let workspace: WorkspaceCopy;
  let client: LspClient;
  let notebook: LspNotebook;

  beforeEach(async () => {
    workspace = copyWorkspace(loans.folder);
    client = await LspClient.start({ root: workspace.root });
    notebook = LspNotebook.open(client, { path: loans.notebook, texts: loansTexts() });
    await client.until(notebook.cell(loansCell.scale), (found) => found.length === 1);
    await client.until(notebook.cell(loansCell.features), (found) => found.length > 0);
  });
  afterEach(async () => {
    await client.dispose();
    workspace.dispose();
  });

  it('stand in the right cell at the right range', async () => {
    const { uri, range } = notebook.find(loansCell.scale, scaling);
    const [found] = client.diagnostics(uri);
    deepEqual(
      [found?.code, found?.source, found?.range],
      ['leak/fit-on-test-rows', 'precedent', range],
    );
    const features = notebook.cell(loansCell.features);
    const inFeatures = await client.until(features, (all) => all.length === 2);
    deepEqual(
      inFeatures.map(({ code, range: at }) => [code, at]),
      [
        ['past/dead-end', notebook.find(loansCell.features, '"postcode_income"').range],
        ['leak/post-outcome', notebook.find(loansCell.features, '"collections_calls"').range],
      ],
    );
  });

  it('point to the cells that explain them', () => {
    const [found] = client.diagnostics(notebook.cell(loansCell.scale));
    const places = found?.relatedInformation?.map(({ location }) => location.uri) ?? [];
    ok(places.includes(notebook.cell(loansCell.train)), places.join(' '));
  });

  it('link a past attempt to its file', async () => {
    const uri = notebook.cell(loansCell.features);
    const [found] = await client.until(uri, (all) => all.length === 2);
    const places = found?.relatedInformation?.map(({ location }) => location.uri) ?? [];
    ok(places.includes(client.uri('.precedent/attempts/att-2025-03-postcode.yaml')));
  });

  it('move with the code, and only their cell is published', async () => {
    const before = client.published.length;
    notebook.edit(loansCell.scale, 'X_scaled', '\nX_scaled');
    const { uri, range } = notebook.find(loansCell.scale, scaling);
    await client.until(uri, ([found]) => found?.range.start.line === range.start.line);
    const urls = client.published.slice(before).map((published) => published.uri);
    // Findings elsewhere may point into the edited cell; nothing else has a reason to be sent.
    ok(!urls.includes(notebook.cell(loansCell.features)), urls.join(' '));
  });

  it('stay silent about cells that an edit does not touch', async () => {
    const before = client.published.length;
    notebook.edit(loansCell.load, 'import pandas as pd', 'import pandas as pd\nunused = 1');
    notebook.edit(loansCell.scale, 'X_scaled =', 'X_scaled  =');
    const { uri, range } = notebook.find(loansCell.scale, scaling);
    await client.until(uri, ([found]) => deepEqualRange(found?.range, range));
    const urls = client.published.slice(before).map((published) => published.uri);
    ok(!urls.includes(notebook.cell(loansCell.features)), urls.join(' '));
  });

  it('go when the code is mended and come back when it is not', async () => {
    const uri = notebook.cell(loansCell.scale);
    notebook.edit(loansCell.scale, scaling, 'X');
    await client.until(uri, (found) => found.length === 0);
    notebook.edit(loansCell.scale, '= X', `= ${scaling}`);
    await client.until(uri, (found) => found.length === 1);
  });

  it('follow a cell that is moved behind the training', async () => {
    const uri = notebook.cell(loansCell.scale);
    notebook.edit(loansCell.split, 'X_scaled', 'X');
    notebook.moveDown(loansCell.scale);
    notebook.moveDown(loansCell.split);
    await client.until(uri, (found) => found.length === 0);
  });

  it('leave with a deleted cell', async () => {
    const uri = notebook.cell(loansCell.scale);
    notebook.remove(loansCell.scale);
    await client.until(uri, (found) => found.length === 0);
  });

  it('leave with the notebook', async () => {
    const uris = [notebook.cell(loansCell.scale), notebook.cell(loansCell.features)];
    notebook.close();
    for (const uri of uris) await client.until(uri, (found) => found.length === 0);
  });

  it('survive magics and a syntax error elsewhere', async () => {
    notebook.insert(loansCell.load, '%matplotlib inline\n!pip list');
    notebook.insert(loansCell.features, 'def broken(:\n  (');
    notebook.edit(loansCell.scale + 2, 'X_scaled', 'X_again');
    notebook.edit(loansCell.split + 2, 'X_scaled', 'X_again');
    const { uri, range } = notebook.find(loansCell.scale + 2, scaling);
    const [found] = await client.until(uri, ([one]) => deepEqualRange(one?.range, range));
    equal(found?.code, 'leak/fit-on-test-rows');
  });

  it('survive a burst of edits with the state of the last one', async () => {
    for (let count = 0; count < 30; count += 1) {
      notebook.edit(loansCell.scale, 'X_scaled', `\nX_scaled`);
    }
    const { uri, range } = notebook.find(loansCell.scale, scaling);
    equal(range.start.line, 30);
    await client.until(uri, ([found]) => deepEqualRange(found?.range, range));
  });

  it('have the severity that a person chose', async () => {
    const uri = notebook.cell(loansCell.scale);
    client.configure('precedent.rules.severity', { 'leak/fit-on-test-rows': 'error' });
    await client.until(uri, ([found]) => found?.severity === 1);
    client.configure('precedent.rules.severity', { 'leak/fit-on-test-rows': 'off' });
    await client.until(uri, (found) => found.length === 0);
  });

  it('follow a record that changes on disk', async () => {
    const path = '.precedent/definitions/loans.yaml';
    workspace.write(path, workspace.read(path).replace('known: outcome', 'known: creation'));
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: client.uri(path), type: 2 }],
    });
    await client.until(notebook.cell(loansCell.features), (found) => found.length === 1);
  });
});

describe('diagnostics in a Python file with cells', () => {
  it('have the lines of the file and follow edits', async () => {
    const workspace = copyWorkspace(loans.folder);
    const client = await LspClient.start({ root: workspace.root });
    const uri = client.uri(loans.script);
    const text = workspace.read(loans.script);
    client.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'python', version: 1, text },
    });
    const line = text.split('\n').findIndex((one) => one.includes(scaling));
    const atLine = (wanted: number) => (found: readonly { code?: unknown; range: Range }[]) =>
      found.some(
        ({ code, range }) => code === 'leak/fit-on-test-rows' && range.start.line === wanted,
      );
    await client.until(uri, atLine(line));
    const start = { line: 0, character: 0 };
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start, end: start }, text: '\n\n' }],
    });
    await client.until(uri, atLine(line + 2));
    client.notify('textDocument/didClose', { textDocument: { uri } });
    await client.until(uri, (found) => found.length === 0);
    await client.dispose();
    workspace.dispose();
  });
});

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

function deepEqualRange(a: Range | undefined, b: Range): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
