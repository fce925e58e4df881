import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidencePath } from '../../../../extension/src/panel/evidencePath';

describe('evidencePath', () => {
  let root = '';
  let first = '';
  let second = '';

  before(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'precedent-evidence-')));
    first = join(root, 'first');
    second = join(root, 'second');
    mkdirSync(join(first, 'docs', 'ünï côdé'), { recursive: true });
    mkdirSync(join(second, 'runs'), { recursive: true });
    writeFileSync(join(root, 'secret.txt'), 'not for the panel');
    writeFileSync(join(first, 'docs', 'note.md'), 'note');
    writeFileSync(join(first, 'docs', 'ünï côdé', '..md'), 'odd name');
    writeFileSync(join(second, 'runs', 'run.json'), '{}');
    symlinkSync(join(root, 'secret.txt'), join(first, 'docs', 'link.md'));
    symlinkSync(root, join(first, 'up'));
    symlinkSync(join(first, 'docs', 'note.md'), join(first, 'inside.md'));
    spawnSync('mkfifo', [join(first, 'pipe')]);
  });

  after(() => rmSync(root, { recursive: true, force: true }));

  it('finds a file in whichever folder has it', async () => {
    const folders = [first, second];
    assert.deepEqual(await evidencePath('docs/note.md', folders), {
      kind: 'file',
      path: join(first, 'docs', 'note.md'),
    });
    assert.deepEqual(await evidencePath('runs/run.json', folders), {
      kind: 'file',
      path: join(second, 'runs', 'run.json'),
    });
  });

  it('finds folders, odd names, and links that stay inside', async () => {
    assert.equal((await evidencePath('docs', [first])).kind, 'folder');
    assert.equal((await evidencePath('docs/ünï côdé/..md', [first])).kind, 'file');
    assert.equal((await evidencePath('inside.md', [first])).kind, 'file');
  });

  const refused = [
    '',
    '/etc/passwd',
    'C:\\Windows\\win.ini',
    'c:/x',
    '../secret.txt',
    'docs/../../secret.txt',
    'docs\\..\\..\\secret.txt',
    'docs/note.md\0.png',
    'docs/link.md',
    'up/secret.txt',
    'up',
    'pipe',
    'docs/gone.md',
    'file:///etc/passwd',
    'command:workbench.action.terminal.new',
  ];
  for (const file of refused) {
    it(`refuses ${JSON.stringify(file)} with one line`, async () => {
      const found = await evidencePath(file, [first]);
      assert.ok(found.kind === 'refused');
      assert.doesNotMatch(found.message, /\n/);
    });
  }

  it('opens nothing where no folder is open', async () => {
    assert.equal((await evidencePath('docs/note.md', [])).kind, 'refused');
  });
});
