import { deepEqual, equal, ok } from 'node:assert/strict';
import { loans, loansCell, loansTexts } from '../support/loansNotebook';
import { LspClient } from '../support/lspClient';
import { LspNotebook } from '../support/lspNotebook';
import { filesOf } from '../support/runPrecedent';
import { copyWorkspace } from '../support/workspaceCopy';

const server = ['language-server.js', '--stdio'];

describe('the built server, as a process', () => {
  it('publishes what the server in this process publishes, and creates nothing', async () => {
    const workspace = copyWorkspace(loans.folder);
    const before = filesOf(workspace);
    const shown: unknown[] = [];
    for (const options of [{}, { program: server }, { program: ['cli.js', 'lsp'] }]) {
      const client = await LspClient.start({ root: workspace.root, ...options });
      const notebook = LspNotebook.open(client, { path: loans.notebook, texts: loansTexts() });
      shown.push([
        await client.until(notebook.cell(loansCell.features), (found) => found.length === 2),
        await client.until(notebook.cell(loansCell.scale), (found) => found.length === 1),
      ]);
      deepEqual(client.logged, []);
      await client.dispose();
    }
    for (const one of shown) deepEqual(one, shown[0]);
    deepEqual(filesOf(workspace), before);
    workspace.dispose();
  });

  it('reads trackers in a thread of its own, and tells of its memory in every session', async () => {
    const workspace = copyWorkspace('media/demo/retail');
    const { root, cacheDir } = workspace;
    const told: unknown[] = [];
    for (let session = 0; session < 2; session += 1) {
      const client = await LspClient.start({ root, cacheDir, program: server });
      while (client.memories.at(-1)?.attempts !== 9) await client.told(client.memories.length + 1);
      told.push(client.memories.at(-1));
      deepEqual(client.logged, []);
      await client.dispose();
    }
    deepEqual(told[1], told[0]);
    workspace.dispose();
  });

  it('advertises notebooks, hovers, lenses and quick fixes, and no pulled diagnostics', async () => {
    const workspace = copyWorkspace(loans.folder);
    const client = await LspClient.start({ root: workspace.root, program: server });
    const { capabilities, serverInfo } = client.initialized;
    ok(capabilities.notebookDocumentSync && capabilities.hoverProvider);
    ok(capabilities.codeLensProvider && capabilities.codeActionProvider);
    equal(capabilities.diagnosticProvider, undefined);
    equal(serverInfo?.name, 'precedent');
    await client.dispose();
    workspace.dispose();
  });
});
