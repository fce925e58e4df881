import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { weatherFindings, weatherNotebook } from '../support/demo';
import { findingsWhen, underlinedByCell } from '../support/findings';
import { itOnPage, page } from '../support/page';
import { languageServers } from '../support/processes';
import { until } from '../support/until';
import { showNotebook } from '../support/workbench';

const expected = JSON.stringify(weatherFindings);

describe('a language server that dies', () => {
  let editor: vscode.NotebookEditor;
  const isComplete = () => JSON.stringify(underlinedByCell(editor.notebook)) === expected;

  before(async () => {
    editor = await showNotebook(weatherNotebook);
    await findingsWhen(editor.notebook, isComplete);
  });

  it('comes back by itself, four times, with the same findings', async () => {
    for (let crash = 1; crash <= 4; crash += 1) {
      const before = await killServer();
      await until(languageServers, (now) => now.length === 1 && now[0] !== before, {
        what: `the server after crash ${crash}`,
      });
      await findingsWhen(editor.notebook, isComplete);
    }
  });

  itOnPage('says so when it is not started again, and offers to restart', async () => {
    await killServer();
    const shown = await page.read({ css: '.statusbar-item', text: 'Precedent: stopped' });
    assert.match(shown, /restart/);
    assert.deepEqual(languageServers(), []);
    await page.screenshot('stopped');
    await page.click({ css: '.statusbar-item', text: 'Precedent: stopped' });
    await until(languageServers, (now) => now.length === 1, { what: 'the restarted server' });
    await findingsWhen(editor.notebook, isComplete);
    await page.read({ css: '.statusbar-item', text: ' attempts' });
  });
});

/** Ends the server the hard way, and gives its id. */
async function killServer(): Promise<number> {
  const [id] = await until(languageServers, (now) => now.length === 1, { what: 'one server' });
  assert.ok(id !== undefined);
  process.kill(id, 'SIGKILL');
  await until(languageServers, (now) => !now.includes(id), { what: 'the server to die' });
  return id;
}
