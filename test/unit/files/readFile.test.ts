import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { isInside, readBytes, readTextFile } from '../../../language-server/src/files/readFile';
import { inFolder } from '../../support/folder';

type Prepare = (root: string) => void;

/** One line of problem for what `prepare` puts at `workspace/file`. */
function refusal(prepare: Prepare, path = 'file'): Promise<string> {
  return inFolder({ 'workspace/kept.txt': 'kept', 'outside/secret.txt': 'secret' }, (base) => {
    const root = join(base, 'workspace');
    prepare(root);
    const outcome = readBytes(root, path);
    ok(!outcome.ok, 'must not be read');
    equal(outcome.problem.file, path);
    return outcome.problem.message;
  });
}

const refused: readonly [what: string, prepare: Prepare, says: RegExp, path?: string][] = [
  ['a missing file', () => undefined, /does not exist/],
  ['a folder', (root) => mkdirSync(join(root, 'file')), /is a folder/],
  ['a link to a file', (root) => symlinkSync('kept.txt', join(root, 'file')), /symbolic link/],
  ['a link to a device', (root) => symlinkSync('/dev/zero', join(root, 'file')), /symbolic link/],
  [
    'a file in a linked folder outside',
    (root) => symlinkSync('../outside', join(root, 'linked')),
    /leads out of the workspace/,
    'linked/secret.txt',
  ],
  ['a path with dots', () => undefined, /leads out of the workspace/, '../outside/secret.txt'],
  ['an absolute path', () => undefined, /leads out of the workspace/, '/etc/passwd'],
  ['a named pipe', (root) => execFileSync('mkfifo', [join(root, 'file')]), /not a regular file/],
  [
    'a sparse file over 50 MB',
    (root) => {
      linkSync(join(root, 'kept.txt'), join(root, 'file'));
      truncateSync(join(root, 'file'), 51 * 1024 * 1024);
    },
    /51 MB and files over 50 MB are not read; split it/,
  ],
];

describe('reading a file of the workspace', () => {
  for (const [what, prepare, says, path] of refused) {
    it(`refuses ${what} with one line`, async () => {
      const message = await refusal(prepare, path);
      match(message, says);
      equal(message.split('\n').length, 1);
    });
  }

  it('gives the bytes of a regular file', () =>
    inFolder({ 'a/b.txt': 'text' }, (root) => {
      const outcome = readBytes(root, 'a/b.txt');
      ok(outcome.ok);
      equal(Buffer.from(outcome.bytes).toString(), 'text');
    }));

  it('tells an absent file from one that may not be read', () =>
    inFolder({ 'a.txt': '' }, (root) => {
      const missing = ['b.txt', 'a.txt/c.txt', '../a.txt'].map((path) => {
        const outcome = readBytes(root, path);
        return !outcome.ok && outcome.missing;
      });
      deepEqual(missing, [true, true, false]);
    }));
});

const texts: readonly [what: string, bytes: Uint8Array, text: string, problem?: RegExp][] = [
  ['plain UTF-8', Buffer.from('é'), 'é'],
  ['a byte order mark', Buffer.from('\ufeffa'), 'a'],
  ['invalid UTF-8', Buffer.from([0x61, 0xff]), 'a\ufffd', /not valid UTF-8; save it as UTF-8/],
  ['UTF-16', Buffer.from('\ufeffab', 'utf16le'), '', /encoded as UTF-16; save it as UTF-8/],
];

describe('reading text', () => {
  for (const [what, bytes, text, problem] of texts) {
    it(`decodes ${what}`, () =>
      inFolder({ 'a.txt': bytes }, (root) => {
        const outcome = readTextFile(root, 'a.txt');
        ok(outcome.ok);
        equal(outcome.text, text);
        if (problem === undefined) equal(outcome.problem, undefined);
        else match(outcome.problem?.message ?? '', problem);
      }));
  }
});

const places: readonly [root: string, path: string, inside: boolean][] = [
  ['/w', '/w', true],
  ['/w', '/w/a', true],
  ['/w', '/w/..a', true],
  ['/w', '/wa', false],
  ['/w', '/', false],
];

describe('being inside a folder', () => {
  for (const [root, path, inside] of places) {
    it(`${path} ${inside ? 'is' : 'is not'} in ${root}`, () => equal(isInside(root, path), inside));
  }
});
