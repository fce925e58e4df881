import { equal, throws } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRecord } from '../../../language-server/src/engine/createRecord';

describe('a new record', () => {
  let base: string;
  let root: string;
  const record = { path: '.precedent/dismissals/a.yaml', text: 'version: 1\n' };

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'precedent-record-'));
    root = join(base, 'workspace');
    mkdirSync(root);
  });
  afterEach(() => {
    rmSync(base, { recursive: true, force: true });
  });

  it('is written with its folders, once', () => {
    equal(createRecord(root, record), true);
    equal(createRecord(root, { ...record, text: 'other' }), false);
    equal(readFileSync(join(root, record.path), 'utf8'), record.text);
  });

  for (const link of ['.precedent', '.precedent/dismissals']) {
    it(`is refused where ${link} leads out of the workspace`, () => {
      const outside = join(base, 'outside');
      mkdirSync(outside);
      mkdirSync(join(root, link, '..'), { recursive: true });
      symlinkSync(outside, join(root, link));
      throws(() => createRecord(root, record), /leads out of the workspace: make \.precedent/);
      equal(readdirSync(outside).length, 0);
    });
  }

  it('is refused in words where a file is in the way', () => {
    createRecord(root, { path: '.precedent', text: '' });
    throws(() => createRecord(root, record), /cannot be written \(\w+\): allow writing in/);
  });
});
