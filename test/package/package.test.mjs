import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { filesInZip } from './filesInZip.mjs';

const budgetBytes = 6 * 1024 * 1024;
const archive = 'out/package/precedent.vsix';

describe('the package', () => {
  before(function () {
    this.timeout(120_000);
    mkdirSync('out/package', { recursive: true });
    const parameters = ['scripts/package.mjs', '--out', archive];
    const { status, stdout, stderr } = spawnSync(process.execPath, parameters, {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stdout + stderr);
  });

  it('holds what runs and what the gallery shows, and nothing else', () => {
    const files = filesInZip(readFileSync(archive));
    const unexpected = files.filter((path) => !allowed.some((pattern) => pattern.test(path)));
    assert.deepEqual(unexpected, []);
    assert.deepEqual(
      required.filter((path) => !files.includes(path)),
      [],
    );
  });

  it('stays within its size budget', () => {
    const { length } = readFileSync(archive);
    assert.ok(length < budgetBytes, `${length} bytes`);
  });
});

const required = [
  'extension/package.json',
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
  'extension/dist/extension.js',
  'extension/dist/language-server.js',
  'extension/dist/import-worker.js',
  'extension/dist/cli.js',
  'extension/dist/sql-wasm.wasm',
  'extension/dist/licences.txt',
  'extension/dist/webview/main.js',
  'extension/dist/webview/main.css',
];

const allowed = [
  ...required.map((path) => new RegExp(`^${path.replaceAll('.', '\\.')}$`)),
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/media\/[\w-]+\.(png|svg)$/,
  /^extension\/media\/schemas\/\w+\.json$/,
  /^extension\/media\/walkthrough\/[\w-]+\.(png|svg|md)$/,
];
