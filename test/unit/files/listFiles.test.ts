import { deepEqual, equal, match } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, type ListOptions } from '../../../language-server/src/files/listFiles';
import { inFolder } from '../../support/folder';

async function list(paths: readonly string[], options: ListOptions = {}): Promise<string[]> {
  const files = Object.fromEntries(paths.map((path) => [path, '']));
  return inFolder(files, async (root) => [...(await listFiles(root, options)).files]);
}

const cases: readonly [what: string, paths: string[], expected: string[], options?: ListOptions][] =
  [
    ['all files in order', ['b/c.py', 'a.py', 'b.py'], ['a.py', 'b.py', 'b/c.py']],
    ['no installed or generated folders', ['node_modules/a', 'x/__pycache__/b', 'c'], ['c']],
    ['no virtual environment, whatever its name', ['env/pyvenv.cfg', 'env/lib/a.py', 'b'], ['b']],
    [
      'no hidden folders but .precedent',
      ['.git/a', '.precedent/b', '.ipynb_checkpoints/c'],
      ['.precedent/b'],
    ],
    ['the hidden folders asked for', ['.trash/a'], ['.trash/a'], { hiddenFolders: ['.trash'] }],
    ['one folder', ['a/b.py', 'c.py'], ['a/b.py'], { under: 'a/' }],
  ];

describe('listing the files of a workspace', () => {
  for (const [what, paths, expected, options] of cases) {
    it(`gives ${what}`, async () => deepEqual(await list(paths, options), expected));
  }

  const ignoring = {
    '.gitignore': '*.log\n/data/\n!keep.log\n',
    'a.log': '',
    'keep.log': '',
    'data/a.csv': '',
    'src/data/b.csv': '',
    'src/.gitignore': 'c.py\n!d.log\n',
    'src/c.py': '',
    'src/d.log': '',
  };

  it('honours .gitignore files where asked, the innermost first', () =>
    inFolder(ignoring, async (root) => {
      const { files } = await listFiles(root, { honourGitignore: true });
      const expected = ['.gitignore', 'keep.log', 'src/.gitignore', 'src/d.log', 'src/data/b.csv'];
      deepEqual(files, expected);
      const below = await listFiles(root, { honourGitignore: true, under: 'src' });
      deepEqual(below.files, ['src/.gitignore', 'src/d.log', 'src/data/b.csv']);
    }));

  it('does not ask .gitignore otherwise', () =>
    inFolder(ignoring, async (root) => {
      equal((await listFiles(root)).files.length, Object.keys(ignoring).length);
    }));

  it('follows no links, and names those that lead out', () =>
    inFolder({ 'workspace/a.py': '', 'outside/b.py': '' }, async (base) => {
      const root = join(base, 'workspace');
      symlinkSync('../outside', join(root, 'out'));
      symlinkSync('/dev/zero', join(root, 'zero'));
      symlinkSync('a.py', join(root, 'inside'));
      symlinkSync('nowhere', join(root, 'broken'));
      symlinkSync('.', join(root, 'loop'));
      const { files, problems } = await listFiles(root);
      deepEqual(files, ['a.py']);
      deepEqual(problems.map(({ file }) => file).sort(), ['out', 'zero']);
      match(problems[0]?.message ?? '', /leads out of the workspace and is not read/);
    }));

  it('names a pipe without opening it', () =>
    inFolder({ 'a.py': '' }, async (root) => {
      execFileSync('mkfifo', [join(root, 'pipe')]);
      const { files, problems } = await listFiles(root);
      deepEqual(files, ['a.py']);
      match(problems[0]?.message ?? '', /not a regular file/);
    }));

  it('says once that a limit was reached', async () => {
    await inFolder({ a: '', b: '', c: '' }, async (root) => {
      const { files, problems, complete } = await listFiles(root, { maxFiles: 2 });
      deepEqual([files.length, problems.length, complete], [2, 1, false]);
    });
    await inFolder({ 'a/b/c/d': '', e: '' }, async (root) => {
      const { files, problems, unread } = await listFiles(root, { maxDepth: 2 });
      deepEqual([files, problems.length, unread], [['e'], 1, ['a/b/c']]);
    });
  });

  it('ends early when it is cancelled', () =>
    inFolder({ a: '', b: '' }, async (root) => {
      const { complete } = await listFiles(root, { signal: AbortSignal.abort() });
      equal(complete, false);
    }));

  it('names a folder that is not there', () =>
    inFolder({}, async (root) => {
      const { problems, unread } = await listFiles(root, { under: 'gone' });
      deepEqual(unread, ['gone']);
      match(problems[0]?.message ?? '', /does not exist/);
    }));
});
