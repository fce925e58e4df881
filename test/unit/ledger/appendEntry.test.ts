import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendEntry, LedgerDamagedError } from '../../../language-server/src/ledger/appendEntry';
import { LedgerPlaceError } from '../../../language-server/src/ledger/ledgerFolder';
import { verifyExitCode, verifyLedgers } from '../../../language-server/src/ledger/verifyLedgers';
import { childProgram, type ChildProgram } from '../../support/childProgram';

const fact = { at: '2025-11-04T10:00:00Z', actor: 'ada', kind: 'import', body: {} } as const;

describe('ledger', () => {
  let base: string;
  let root: string;
  let dataDir: string;

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'precedent-ledger-'));
    root = join(base, 'workspace');
    dataDir = join(base, 'data');
    mkdirSync(root);
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  it('appends to one chain of this installation', async () => {
    const first = await append('one');
    const second = await append('two');
    equal(first.file, second.file);
    deepEqual([first.entry.seq, second.entry.seq], [0, 1]);
    deepEqual(readdirSync(join(root, '.precedent/ledger')), [`${first.entry.writer}.jsonl`]);
    const [chain] = verifyLedgers(root);
    deepEqual(chain, { file: first.file, entries: 2, state: 'whole', line: null, cause: null });
    equal(statSync(join(root, first.file)).mode & 0o777, 0o600);
  });

  it('keeps the name of the installation, and makes another for another one', async () => {
    const first = await append('one');
    const other = await appendEntry({ root, dataDir: join(base, 'other') }, { ...fact });
    equal((await append('two')).entry.writer, first.entry.writer);
    ok(other.entry.writer !== first.entry.writer);
    deepEqual(
      verifyLedgers(root)
        .map(({ entries }) => entries)
        .sort(),
      [1, 2],
    );
  });

  it('cuts an incomplete write off, says so once, and goes on', async () => {
    const { file } = await append('one');
    appendFileSync(join(root, file), '{"actor":"a');
    const [torn] = verifyLedgers(root);
    deepEqual([torn?.state, torn?.cause, torn?.line], ['torn', 'incomplete write', 2]);
    equal(verifyExitCode(verifyLedgers(root)), 0);
    equal((await append('two')).cut, 11);
    equal((await append('three')).cut, 0);
    deepEqual(
      verifyLedgers(root).map(({ state, entries }) => ({ state, entries })),
      [{ state: 'whole', entries: 3 }],
    );
  });

  it('refuses to go on from a damaged line', async () => {
    const { file } = await append('one');
    appendFileSync(join(root, file), 'not a line\n');
    await rejects(append('two'), LedgerDamagedError);
  });

  it('writes through no link that leads elsewhere', async () => {
    const elsewhere = join(base, 'elsewhere');
    mkdirSync(elsewhere);
    mkdirSync(join(root, '.precedent'));
    symlinkSync(elsewhere, join(root, '.precedent/ledger'));
    await rejects(append('one'), LedgerPlaceError);
    deepEqual(readdirSync(elsewhere), []);
  });

  it('writes through no link in the place of its file', async () => {
    const { file } = await append('one');
    const victim = join(base, 'victim');
    writeFileSync(victim, 'precious');
    rmSync(join(root, file));
    symlinkSync(victim, join(root, file));
    await rejects(append('two'));
    equal(readFileSync(victim, 'utf8'), 'precious');
    deepEqual(
      verifyLedgers(root).map(({ state, cause }) => ({ state, cause })),
      [{ state: 'broken', cause: 'is a link' }],
    );
  });

  it('verifies a workspace without a ledger', () => {
    deepEqual(verifyLedgers(root), []);
    equal(verifyExitCode([]), 0);
  });

  it('gives the exit codes of the contract', async () => {
    const { file } = await append('one');
    await append('two');
    await append('three');
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    const [first = '', second = ''] = text.split('\n');
    writeFileSync(path, text.replace('"text":"two"', '"text":"twO"'));
    equal(verifyExitCode(verifyLedgers(root)), 1);
    equal(verifyLedgers(root)[0]?.line, 2);
    writeFileSync(path, `${first}\n${second}\n${second}\n`);
    equal(verifyExitCode(verifyLedgers(root)), 4);
  });

  describe('with several processes', () => {
    let program: ChildProgram;
    before(() => {
      program = childProgram({
        imports: `import { appendEntry } from './language-server/src/ledger/appendEntry';`,
        body: `
          const [root, dataDir, actor, count] = process.argv.slice(2);
          for (let number = 0; number < Number(count); number += 1) {
            const at = '2025-11-04T10:00:00Z';
            const { entry } = await appendEntry({ root, dataDir }, { at, actor, kind: 'test', body: { number } });
            console.log('wrote ' + entry.seq + '.');
          }`,
      });
    });
    after(() => program.dispose());

    it('holds all lines of two writers in one whole chain', async () => {
      await Promise.all(['a', 'b'].map((actor) => program.run(root, dataDir, actor, '500')));
      const [chain, another] = verifyLedgers(root);
      equal(another, undefined);
      deepEqual([chain?.state, chain?.entries], ['whole', 1_000]);
      const text = readFileSync(join(root, chain?.file ?? ''), 'utf8');
      for (const actor of ['a', 'b']) {
        const numbers = [
          ...text.matchAll(
            new RegExp(`"actor":"${actor}","at":"[^"]+","body":{"number":(\\d+)}`, 'g'),
          ),
        ];
        deepEqual(
          numbers.map(([, number]) => Number(number)),
          Array.from({ length: 500 }, (_, number) => number),
        );
      }
    });

    it('loses no acknowledged line when a writer is killed', async () => {
      for (const line of [2, 7, 12, 17]) {
        const child = await program.startUntil(`wrote ${line}.`, root, dataDir, 'a', '10000');
        const ended = new Promise((resolve) => child.once('close', resolve));
        child.kill('SIGKILL');
        await ended;
        const [chain] = verifyLedgers(root);
        ok(chain?.state === 'whole' || chain?.state === 'torn');
        ok(chain.entries > line);
        // Start the next round from a known number.
        rmSync(join(root, '.precedent'), { recursive: true });
      }
      equal((await append('after')).entry.seq, 0);
    });
  });

  function append(text: string) {
    return appendEntry({ root, dataDir }, { ...fact, body: { text } });
  }
});
