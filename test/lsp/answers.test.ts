import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeAction, CodeLens, Diagnostic, Hover } from 'vscode-languageserver';
import * as z from 'zod';
import { dismissCommand, explainCommand } from '../../protocol/src/commands';
import { dismissRequest, explainRequest } from '../../protocol/src/lsp';
import { dismissalFileSchema } from '../../protocol/src/workspace/dismissalFile';
import { parse } from 'yaml';
import { loans, loansCell, loansTexts } from '../support/loansNotebook';
import { LspClient } from '../support/lspClient';
import { LspNotebook } from '../support/lspNotebook';
import { copyWorkspace, type WorkspaceCopy } from '../support/workspaceCopy';

/** A link to a command whose brackets are not escaped. */
const liveLink = /[^\\]\]\(command:/;

const markdownSchema = z.object({ kind: z.literal('markdown'), value: z.string() });

describe('answers to an editor', () => {
  let workspace: WorkspaceCopy;
  let client: LspClient;
  let notebook: LspNotebook;

  beforeEach(async () => {
    workspace = copyWorkspace(loans.folder);
    // What this installation writes of its own must not land in the home of whoever runs the tests.
    process.env['XDG_DATA_HOME'] = join(workspace.cacheDir, 'data');
    client = await LspClient.start({ root: workspace.root });
    notebook = LspNotebook.open(client, { path: loans.notebook, texts: loansTexts() });
    await client.until(notebook.cell(loansCell.features), (found) => found.length === 2);
  });
  afterEach(async () => {
    delete process.env['XDG_DATA_HOME'];
    await client.dispose();
    workspace.dispose();
  });

  function ask<R>(method: string, params: object): Promise<R> {
    return client.connection.sendRequest<R>(method, params);
  }

  async function hover(cell: number, text: string): Promise<string | undefined> {
    const { uri, range } = notebook.find(cell, text);
    const position = { line: range.start.line, character: range.start.character + 1 };
    const answer = await ask<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position,
    });
    return answer ? markdownSchema.parse(answer.contents).value : undefined;
  }

  it('tell what a column means, its unit, its owner and when it is known', async () => {
    const text = (await hover(loansCell.features, '"income"')) ?? '';
    for (const part of [
      /Yearly income/,
      /EUR/,
      /credit-risk/,
      /Known when the entity is created/,
    ]) {
      match(text, part);
    }
    ok(text.includes(`(${client.uri('.precedent/definitions/loans.yaml')}#L3)`), text);
  });

  it('tell how past attempts went, in few lines, and leave what others wrote inert', async () => {
    const text = (await hover(loansCell.features, '"postcode_income"')) ?? '';
    match(text, /2025-03-18 · \*\*abandoned\*\*/);
    match(text, /0\.731 → 0\.702/);
    ok(text.includes(`(${client.uri('docs/postcode.md')}#L3)`), text);
    ok(text.split('\n').length <= 13, text);
    for (const live of [liveLink, /[^\\]<img/]) ok(!live.test(text), text);
  });

  it('tell the same of a column wherever it is named', async () => {
    match((await hover(loansCell.features, '"defaulted"')) ?? '', /not paid back within twelve/);
    equal(await hover(loansCell.load, 'LogisticRegression'), undefined);
  });

  it('see an edit that came right before', async () => {
    notebook.edit(loansCell.features, '"income", ', '"income", "age", ');
    match((await hover(loansCell.features, '"age"')) ?? '', /no definition found/);
  });

  it('count past attempts over the training call', async () => {
    const { uri, range } = notebook.find(
      loansCell.train,
      'LogisticRegression().fit(X_train, y_train)',
    );
    const [lens, ...others] = await ask<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri },
    });
    deepEqual(others, []);
    deepEqual(lens?.range, range);
    match(lens.command?.title ?? '', /^1 past attempt · 1 dead end/);
    equal(lens.command?.command, explainCommand.id);
    const question = explainCommand.argument.parse(lens.command.arguments?.[0]);
    const answer = explainRequest.result.parse(await ask(explainRequest.method, question));
    deepEqual(
      answer.explanation.attempts.map(({ ref }) => ref),
      ['att-2025-03-postcode'],
    );
  });

  it('wait for a document that was opened just now', async () => {
    const again = LspNotebook.open(client, { path: 'notebooks/copy.ipynb', texts: loansTexts() });
    const textDocument = { uri: again.cell(loansCell.train) };
    equal((await ask<CodeLens[]>('textDocument/codeLens', { textDocument })).length, 1);
  });

  it('show no code lens when a person wants none', async () => {
    client.configure('precedent.codeLens.enabled', false);
    const textDocument = { uri: notebook.cell(loansCell.train) };
    for (let lenses = 1; lenses > 0;) {
      lenses = (await ask<CodeLens[]>('textDocument/codeLens', { textDocument })).length;
    }
  });

  it('offer to explain and to dismiss each finding', async () => {
    const { uri } = notebook.find(loansCell.features, '"postcode_income"');
    const [diagnostic] = client.diagnostics(uri);
    const actions = await actionsOn(uri, diagnostic);
    deepEqual(
      actions.map(({ title }) => title),
      ['Explain past attempts', 'Dismiss with reason…'],
    );
    deepEqual(
      actions.map(({ command }) => command?.command),
      [explainCommand.id, dismissCommand.id],
    );
    explainCommand.argument.parse(actions[0]?.command?.arguments?.[0]);
    dismissCommand.argument.parse(actions[1]?.command?.arguments?.[0]);
  });

  it('record a dismissal, which then holds here and is told to others', async () => {
    const { uri, range } = notebook.find(loansCell.scale, 'StandardScaler().fit_transform(X)');
    const [diagnostic] = await client.until(uri, (found) => found.length === 1);
    const [, action] = await actionsOn(uri, diagnostic);
    const target = dismissCommand.argument.parse(action?.command?.arguments?.[0]);
    const why = 'Only a sketch: [x](command:y)';
    const { written } = dismissRequest.result.parse(
      await ask(dismissRequest.method, { ...target, why }),
    );
    await client.until(uri, (found) => found.length === 0);
    const record = dismissalFileSchema.parse(parse(workspace.read(written)));
    deepEqual(
      [record.rule, record.file, record.why],
      ['leak/fit-on-test-rows', loans.notebook, why],
    );
    equal(readdirSync(join(workspace.root, '.precedent/ledger')).length, 1);
    const answer = await ask<Hover>('textDocument/hover', {
      textDocument: { uri },
      position: range.start,
    });
    const { value } = markdownSchema.parse(answer.contents);
    match(value, /dismissed by .*: Only a sketch/);
    ok(!liveLink.test(value), value);
    await rejects(ask(dismissRequest.method, { ...target, why }), /already dismissed here by/);
  });

  it('bring a dismissed finding back when its evidence changes', async () => {
    const { uri, range } = notebook.find(loansCell.features, '"postcode_income"');
    const target = { uri, rule: 'past/dead-end', position: range.start };
    await ask(dismissRequest.method, { ...target, why: 'Another country' });
    await client.until(uri, (found) => found.length === 1);
    const path = '.precedent/attempts/att-2025-03-postcode.yaml';
    workspace.write(path, workspace.read(path).replace('helps nowhere', 'is useless'));
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: client.uri(path), type: 2 }],
    });
    await client.until(uri, (found) => found.some(({ code }) => code === 'past/dead-end'));
  });

  it('explain a column by name and words by search', async () => {
    for (const question of [{ column: 'loans.postcode_income' }, { text: 'rural applicants' }]) {
      const answer = explainRequest.result.parse(await ask(explainRequest.method, question));
      deepEqual(
        answer.explanation.attempts.map(({ ref }) => ref),
        ['att-2025-03-postcode'],
      );
    }
  });

  const refusals: readonly [string, string, object, RegExp][] = [
    ['a malformed question', explainRequest.method, { at: 1 }, /precedent\/explain: at/],
    ['a place without a column', explainRequest.method, {}, /No column is named at this place/],
    ['a rule that does not speak there', dismissRequest.method, {}, /has no leak\/shuffled-time/],
  ];
  for (const [name, method, params, message] of refusals) {
    it(`refuse ${name} in words for a person, and go on`, async () => {
      const { uri } = notebook.find(loansCell.load, 'import');
      const position = { line: 0, character: 0 };
      const at = method === explainRequest.method ? { at: { uri, position } } : undefined;
      const target = { uri, position, rule: 'leak/shuffled-time', why: 'x' };
      await rejects(ask(method, { ...(at ?? target), ...params }), message);
      ok(await hover(loansCell.features, '"income"'));
    });
  }

  it('are empty for documents that are not open', async () => {
    const textDocument = { uri: 'file:///elsewhere/x.py' };
    const position = { line: 0, character: 0 };
    equal(await ask('textDocument/hover', { textDocument, position }), null);
    deepEqual(await ask('textDocument/codeLens', { textDocument }), []);
  });

  function actionsOn(uri: string, diagnostic: Diagnostic | undefined): Promise<CodeAction[]> {
    const diagnostics = diagnostic ? [diagnostic] : [];
    return ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic?.range,
      context: { diagnostics },
    });
  }
});
