import { deepEqual, equal, ok } from 'node:assert/strict';
import type { CodeLens, Diagnostic, Hover } from 'vscode-languageserver';
import * as z from 'zod';
import { type DocumentCell, documentCells, locate } from '../support/documentText';
import { LspClient } from '../support/lspClient';
import { LspNotebook } from '../support/lspNotebook';
import { copyWorkspace, type WorkspaceCopy } from '../support/workspaceCopy';
import { retailFindings } from '../cli/scenario/retailFindings';
import { inFeatures, type RetailForm, retailForms } from '../cli/scenario/retailForms';

const severities = { error: 1, warning: 2, information: 3, hint: 4 } as const;

/** The document in the editor: its code cells, each with the URI that the server knows. */
interface OpenedCell extends DocumentCell {
  readonly uri: string;
}

for (const form of retailForms) {
  describe(`retail demo in the editor, ${form.name}`, () => {
    let workspace: WorkspaceCopy;
    let client: LspClient;
    let cells: readonly OpenedCell[];

    before(async () => {
      workspace = copyWorkspace(...form.folders);
      client = await LspClient.start({ root: workspace.root });
      cells = open(client, { workspace, form });
    });
    after(async () => {
      await client.dispose();
      workspace.dispose();
    });

    it('shows the findings of the command line and no other', async () => {
      for (const cell of cells) {
        const wanted = expectedIn(cell, { cells, form });
        const shown = await client.until(cell.uri, (found) => found.length === wanted.length);
        deepEqual(shown.map(describeDiagnostic).sort(), wanted);
      }
    });

    it('says when a planned value is known, and warns of nothing', async () => {
      const text = await hoverOver(client, cells, { name: 'promo_discount_pct' });
      for (const part of [
        /Planned price reduction/,
        /plan/i,
        /category.{0,2}management/,
        /schema\.yml/,
      ]) {
        ok(part.test(text), `${String(part)}: ${text}`);
      }
    });

    it('says what a column means, its unit, its owner, and how its past uses ended', async () => {
      const text = await hoverOver(client, cells, { name: 'temp_max_c' });
      for (const part of [/Highest air temperature/, /degC/, /data.{0,2}platform/, /abandoned/i]) {
        ok(part.test(text), `${String(part)}: ${text}`);
      }
    });

    it('counts the attempts over the training cell', async () => {
      const training = cells.find(({ text }) => text.includes('m = lgb.LGBMRegressor()'));
      const lenses = await client.connection.sendRequest<CodeLens[] | null>(
        'textDocument/codeLens',
        { textDocument: { uri: training?.uri } },
      );
      const titles = (lenses ?? []).map(({ command }) => command?.title ?? '');
      deepEqual(titles, ['4 past attempts · 3 dead ends · best kept 0.142']);
    });

    it('follows the horizon of the parameters file without a reload', async () => {
      const features = cells.find(({ text }) => text.includes('FEATURES = ['));
      const uri = features?.uri ?? '';
      const late = (found: readonly Diagnostic[]) =>
        found.filter(({ code }) => code === 'leak/late-arriving').length;
      const before = late(client.diagnostics(uri));
      const params = workspace.read('params.yaml');
      workspace.write('params.yaml', params.replace('horizon_days: 7', 'horizon_days: 1'));
      client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri('params.yaml'), type: 2 }],
      });
      const after = await client.until(uri, (found) => late(found) === before - 2);
      ok(after.some(({ code }) => code === 'leak/window-includes-now'));
      equal(late(after), 3);
    });
  });
}

function open(
  client: LspClient,
  { workspace, form }: { workspace: WorkspaceCopy; form: RetailForm },
): readonly OpenedCell[] {
  const content = workspace.read(form.path);
  const cells = documentCells(form.path, content);
  if (!form.path.endsWith('.ipynb')) {
    const uri = client.uri(form.path);
    client.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'python', version: 1, text: content },
    });
    return cells.map((cell) => ({ ...cell, uri }));
  }
  const isCode = codeCells(content);
  const code = cells.filter((_, index) => isCode[index] === true);
  const notebook = LspNotebook.open(client, {
    path: form.path,
    texts: code.map(({ text }) => text),
  });
  return code.map((cell, index) => ({ ...cell, uri: notebook.cell(index) }));
}

/** The editor sends no markdown cells. */
function codeCells(content: string): readonly boolean[] {
  const notebook = z.object({ cells: z.array(z.object({ cell_type: z.string() })) });
  return notebook.parse(JSON.parse(content)).cells.map((cell) => cell.cell_type === 'code');
}

function expectedIn(
  { index }: OpenedCell,
  { cells, form }: { cells: readonly OpenedCell[]; form: RetailForm },
): readonly string[] {
  return retailFindings
    .map(({ rule, severity, place }) => ({ rule, severity, ...locate(cells, place(form)) }))
    .filter(({ cell }) => cell === index)
    .map(({ rule, severity, range }) =>
      describeDiagnostic({ code: rule, severity: severities[severity], range }),
    )
    .sort();
}

function describeDiagnostic({
  code,
  severity,
  range: { start, end },
}: Pick<Diagnostic, 'code' | 'severity' | 'range'>): string {
  const place = `${start.line}:${start.character}-${end.line}:${end.character}`;
  return `${place} ${severity ?? '?'} ${code ?? ''}`;
}

async function hoverOver(
  client: LspClient,
  cells: readonly OpenedCell[],
  { name }: { name: string },
): Promise<string> {
  const { cell, range } = locate(cells, inFeatures(name));
  const uri = cells.find(({ index }) => index === cell)?.uri;
  const position = { line: range.start.line, character: range.start.character + 2 };
  const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
    textDocument: { uri },
    position,
  });
  return JSON.stringify(hover?.contents ?? null);
}
