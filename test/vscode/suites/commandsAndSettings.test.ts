import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import { commandTable } from '../../../extension/src/commands';
import { unknownSettings } from '../../../extension/src/settings/unknownSettings';
import { itOnPage, page } from '../support/page';

const manifestSchema = z.object({
  contributes: z.object({
    commands: z.array(z.object({ command: z.string(), title: z.string() })),
  }),
});

describe('commands and settings', () => {
  before(async () => {
    await vscode.extensions.getExtension('precedent.precedent')?.activate();
  });

  it('offers exactly the commands of the table', async () => {
    const extension = vscode.extensions.getExtension('precedent.precedent');
    const path = join(extension?.extensionPath ?? '', 'package.json');
    const { contributes } = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    const offered = contributes.commands.map(({ command }) => command);
    assert.deepEqual(offered.sort(), Object.keys(commandTable).sort());
    const registered = await vscode.commands.getCommands(true);
    assert.deepEqual(
      registered.filter((id) => /^precedent\.[a-z]+$/i.test(id) && id in commandTable).sort(),
      offered.sort(),
    );
  });

  it('is told by the editor of settings that nobody registered, and knows the one that was meant', () => {
    assert.deepEqual(unknownSettings(vscode.workspace.getConfiguration().get('precedent')), [
      'The setting precedent.codeLens.enable is unknown and has no effect. ' +
        'Did you mean precedent.codeLens.enabled?',
    ]);
  });

  itOnPage('shows its log on demand', async () => {
    await vscode.commands.executeCommand('precedent.showLog');
    await page.read({ css: '.pane-composite-part.panel', text: 'Output' });
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});
