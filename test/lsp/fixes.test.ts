import { deepEqual, ok } from 'node:assert/strict';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lowerCell } from '../../language-server/src/python/lowerCell';
import { LspClient } from '../support/lspClient';
import { copyWorkspace, type WorkspaceCopy } from '../support/workspaceCopy';

const path = 'notebooks/04_holiday_weather.py';

/** Fixes that rewrite the demo, by title: all that are offered have to be here. */
const rewriting = ['Split at a cut-off in time', 'Use temp_fcst_max_c_d7'];

describe('quick fixes that rewrite code', () => {
  let workspace: WorkspaceCopy;
  let client: LspClient;
  let version = 1;
  let shown = '';

  before(async () => {
    workspace = copyWorkspace('media/demo/retail', 'test/fixtures/retail-script');
    client = await LspClient.start({ root: workspace.root });
    client.notify('textDocument/didOpen', {
      textDocument: { uri: client.uri(path), languageId: 'python', version, text: original() },
    });
    shown = original();
    await client.told(1);
    await client.until(client.uri(path), (found) => found.length > 10);
  });
  after(async () => {
    await client.dispose();
    workspace.dispose();
  });

  it('are offered where the rules know what to write', async () => {
    deepEqual([...new Set((await offered()).map(({ title }) => title))].sort(), rewriting);
  });

  for (const title of rewriting) {
    it(`${title}: the finding is gone, no other appears, the code still parses`, async () => {
      const before = (await settled(original())).map(nameOf).sort();
      for (const action of (await offered()).filter((one) => one.title === title)) {
        const fixed = applied(original(), action);
        ok(!JSON.stringify(lowerCell(fixed).statements).includes('"k":"error"'), fixed);
        const after = (await settled(fixed)).map(nameOf).sort();
        deepEqual(subtract(after, before), []);
        // Two columns of one idea share a message: the one that was mended is gone.
        const mended = nameOf(repaired(action));
        ok(subtract(before, after).includes(mended), after.join('\n'));
      }
      await settled(original());
    });
  }

  function original(): string {
    return workspace.read(path);
  }

  /** Shows the server this text and waits for its findings. */
  async function settled(text: string): Promise<readonly Diagnostic[]> {
    const uri = client.uri(path);
    if (text === shown) return client.diagnostics(uri);
    shown = text;
    version += 1;
    const told = client.published.length;
    client.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
    return client.until(uri, () =>
      client.published.slice(told).some((one) => one.uri === uri && one.version === version),
    );
  }

  async function offered(): Promise<readonly CodeAction[]> {
    const uri = client.uri(path);
    const found = await settled(original());
    const answers = await Promise.all(
      found.map((diagnostic) =>
        client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri },
          range: diagnostic.range,
          context: { diagnostics: [diagnostic] },
        }),
      ),
    );
    return answers.flat().filter(({ edit }) => edit !== undefined);
  }

  function applied(text: string, { edit }: CodeAction): string {
    const document = TextDocument.create('file:///fixed.py', 'python', 1, text);
    return TextDocument.applyEdits(document, edit?.changes?.[client.uri(path)] ?? []);
  }

  function repaired({ diagnostics = [] }: CodeAction): Diagnostic {
    const [diagnostic] = diagnostics;
    if (!diagnostic) throw new Error('A fix without a finding.');
    return diagnostic;
  }

  /** Rule and message, which name the column: places move with the edit. */
  function nameOf({ code, message }: Diagnostic): string {
    return JSON.stringify([code, message]);
  }
});

/** What the first list holds beyond the second. */
function subtract(more: readonly string[], less: readonly string[]): readonly string[] {
  const left = [...less];
  return more.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
