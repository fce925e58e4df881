import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  appendFileSync,
  chmodSync,
  existsSync,
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
import { RecordStore } from '../../../../language-server/src/memory/durable/recordStore';
import { attemptOf } from '../../../support/attempts';
import { childProgram, type ChildProgram } from '../../../support/childProgram';
import { runSources, sourceOf } from '../../../support/memories';

describe('record store', () => {
  let cacheDir: string;
  const folder = (): string => join(cacheDir, 'memory-1');
  const catalog = (): string => join(folder(), 'catalog.json');

  beforeEach(() => {
    cacheDir = mkdtempSync(join(tmpdir(), 'precedent-store-'));
  });
  afterEach(() => rmSync(cacheDir, { recursive: true, force: true }));

  it('gives back what was committed, also after it was opened anew', async () => {
    await commit(runs(3));
    deepEqual(await ids(), ['mlflow:0', 'mlflow:1', 'mlflow:2']);
  });

  it('replaces the records of a source and forgets those that are gone', async () => {
    const attempts = runs(3);
    await commit([]);
    await inStore((store) => store.commit({ sources: [sourceOf('mlflow:db', { attempts })] }));
    const changed = [...attempts.slice(1, 2), attemptOf({ id: 'mlflow:new' })];
    const again = sourceOf('mlflow:db', { attempts: changed }, { digest: 'two' });
    await inStore((store) => store.commit({ sources: [again] }));
    deepEqual(await ids(), ['mlflow:1', 'mlflow:new']);
  });

  it('removes the records of a source that is gone', async () => {
    await commit(runs(3));
    await inStore((store) => store.commit({ removed: ['mlflow:mlflow:1'] }));
    deepEqual(await ids(), ['mlflow:0', 'mlflow:2']);
  });

  it('writes nothing for what it knows already', async () => {
    await commit(runs(3));
    const before = bytesIn(folder());
    const changed = await inStore((store) => store.commit({ sources: runSources(runs(3)) }));
    equal(changed.size, 0);
    equal(bytesIn(folder()), before);
  });

  it('writes as much for one more record whatever the memory holds', async () => {
    await commit(runs(4_000));
    const before = bytesIn(join(folder(), 'segments'));
    await commit([attemptOf({ id: 'mlflow:more' })]);
    ok(bytesIn(join(folder(), 'segments')) - before < 2_000);
    ok(statSync(catalog()).size < 2_000);
  });

  it('answers the same without the heads beside the segments', async () => {
    await commit(longRuns(1_400));
    const before = await ids();
    const segments = join(folder(), 'segments');
    const heads = readdirSync(segments).filter((name) => name.endsWith('.heads'));
    ok(heads.length > 0);
    for (const name of heads) rmSync(join(segments, name));
    deepEqual(await ids(), before);
  });

  it('finds everything again whether or not the last line filled a segment', async () => {
    const note = 'x'.repeat(1_000_000);
    const long = runs(9).map((run) => ({ ...run, origin: { ...run.origin, note } }));
    for (const [number, run] of long.entries()) {
      await commit([run]);
      equal((await ids()).length, number + 1);
    }
  });

  it('takes less room again when most of it is void, and answers the same', async () => {
    const rounds = [0, 1, 2, 3];
    for (const round of rounds) {
      const attempts = runs(2_000).map((one) => ({ ...one, name: `round ${round}` }));
      const source = sourceOf('mlflow:db', { attempts }, { digest: String(round) });
      await inStore((store) => store.commit({ sources: [source] }));
    }
    equal((await ids()).length, 2_000);
    const written = rounds.length * 2_000;
    ok(linesIn(join(folder(), 'segments')) < written / 2);
  });

  const damages: Readonly<Record<string, string | Buffer>> = {
    null: 'null',
    'a list': '[]',
    nothing: '',
    'half a file': '{"layout":1,"gener',
    'another layout': '{"layout":2,"generation":1,"groups":[],"segments":[]}',
    'an unknown key': '{"layout":1,"generation":1,"groups":[],"segments":[],"more":1}',
    'a byte order mark': '\uFEFF{"layout":1,"generation":1,"groups":[],"segments":[]}',
    'bytes that are no text': Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
    'a segment elsewhere': '{"layout":1,"generation":1,"groups":[],"segments":["../../x.jsonl"]}',
  };
  for (const [what, content] of Object.entries(damages)) {
    it(`moves a catalog of ${what} aside unchanged and starts anew`, async () => {
      await commit(runs(2));
      writeFileSync(catalog(), content);
      deepEqual(await ids(), []);
      const aside = readdirSync(folder()).filter((name) => name.includes('.damaged-'));
      equal(aside.length, 1);
      deepEqual(readFileSync(join(folder(), aside[0] ?? '')), Buffer.from(content));
      await commit(runs(2));
      deepEqual(await ids(), ['mlflow:0', 'mlflow:1']);
    });
  }

  it('starts anew when a segment is gone', async () => {
    await commit(runs(2));
    rmSync(join(folder(), 'segments'), { recursive: true });
    deepEqual(await ids(), []);
    await commit(runs(2));
    deepEqual(await ids(), ['mlflow:0', 'mlflow:1']);
  });

  it('starts anew when a line of a segment was changed', async () => {
    await commit(runs(2));
    const path = segmentPath(folder());
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('"op":"record"', '"op":"rec0rd"'));
    deepEqual(await ids(), []);
    equal(await inStore((store) => Promise.resolve([...store.records.states()].length)), 0);
  });

  it('never fails on flipped bits, and answers rightly once the sources were read again', async () => {
    await commit(runs(40));
    const whole = await ids();
    let number = 1;
    for (let round = 0; round < 150; round += 1) {
      number = (number * 48_271) % 2_147_483_647;
      const path = round % 3 === 0 ? catalog() : segmentPath(folder());
      const bytes = readFileSync(path);
      const at = number % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (number % 8));
      writeFileSync(path, bytes);
      await ids();
      await commit(runs(40));
      deepEqual(await ids(), whole);
    }
  });

  it('leaves out a record that does not fit its schema, and keeps the others', async () => {
    const observations = [{ metric: 'wape', value: Number.NaN }];
    await commit([...runs(3).slice(1), attemptOf({ id: 'mlflow:nan', observations })]);
    deepEqual(await ids(), ['mlflow:1', 'mlflow:2']);
    await commit(runs(4));
    deepEqual(await ids(), ['mlflow:0', 'mlflow:1', 'mlflow:2', 'mlflow:3']);
  });

  it('leaves out a line that a killed writer left unfinished, and cuts it off', async () => {
    await commit(runs(2));
    const path = segmentPath(folder());
    appendFileSync(path, '0123456789abcdef {"op":"record","source":"mlf');
    deepEqual(await ids(), ['mlflow:0', 'mlflow:1']);
    await commit(runs(3));
    deepEqual(await ids(), ['mlflow:0', 'mlflow:1', 'mlflow:2']);
    ok(!readFileSync(path, 'utf8').includes('"mlf\n'));
  });

  it('follows no link that somebody planted, and leaves no temporary file', async () => {
    const victim = join(cacheDir, 'victim');
    writeFileSync(victim, 'precious');
    mkdirSync(join(folder(), 'segments'), { recursive: true });
    symlinkSync(victim, catalog());
    writeFileSync(join(folder(), '.catalog.json.0123.tmp'), 'torn');
    await commit(runs(1));
    equal(readFileSync(victim, 'utf8'), 'precious');
    deepEqual(
      readdirSync(folder()).filter((name) => name.endsWith('.tmp')),
      [],
    );
    deepEqual(await ids(), ['mlflow:0']);
  });

  it('keeps its files to their owner', async () => {
    await commit(runs(1));
    equal(statSync(catalog()).mode & 0o777, 0o600);
    equal(statSync(segmentPath(folder())).mode & 0o777, 0o600);
    equal(statSync(folder()).mode & 0o077, 0);
    chmodSync(catalog(), 0o600);
  });

  it('makes the folder again when a person deleted it meanwhile', async () => {
    const store = await RecordStore.open(cacheDir);
    await store.commit({ sources: runSources(runs(2)) });
    rmSync(folder(), { recursive: true });
    equal(await store.refresh(), true);
    deepEqual([...store.records.entries()], []);
    await store.commit({ sources: runSources(runs(2)) });
    store.close();
    ok(existsSync(catalog()));
    deepEqual(await ids(), ['mlflow:0', 'mlflow:1']);
  });

  describe('with several processes', () => {
    let program: ChildProgram;
    before(() => {
      program = childProgram({
        imports: `
          import { RecordStore } from './language-server/src/memory/durable/recordStore';
          import { attemptOf } from './test/support/attempts';
          import { runSources } from './test/support/memories';`,
        body: `
          const [cacheDir, writer, count] = process.argv.slice(2);
          const store = await RecordStore.open(cacheDir);
          for (let number = 0; number < Number(count); number += 1) {
            const attempt = attemptOf({ id: 'mlflow:' + writer + '-' + number });
            await store.commit({ sources: runSources([attempt]) });
            console.log('wrote ' + number);
          }`,
      });
    });
    after(() => program.dispose());

    it('keeps the records of all writers', async () => {
      const writers = ['a', 'b', 'c'];
      await Promise.all(writers.map((writer) => program.run(cacheDir, writer, '60')));
      const found = await ids();
      equal(found.length, 180);
      const stored = readFileSync(segmentPath(folder()), 'utf8').trim().split('\n');
      for (const line of stored) JSON.parse(line.slice(line.indexOf(' ')));
    });

    it('loses nothing that was acknowledged when a writer is killed, and goes on at once', async () => {
      for (const round of [1, 2, 3, 4, 5]) {
        const writer = `k${round}`;
        const child = await program.startUntil(`wrote ${round * 2}`, cacheDir, writer, '10000');
        const ended = new Promise((resolve) => child.once('close', resolve));
        child.kill('SIGKILL');
        await ended;
        const found = await ids();
        for (let number = 0; number <= round * 2; number += 1) {
          ok(found.includes(`mlflow:${writer}-${number}`));
        }
        await commit([attemptOf({ id: `mlflow:after-${round}` })]);
      }
    });

    it('shows another process what was written once it refreshes', async () => {
      const store = await RecordStore.open(cacheDir);
      await program.run(cacheDir, 'other', '3');
      equal(await store.refresh(), true);
      equal([...store.records.entries()].length, 3);
      equal(await store.refresh(), false);
      store.close();
    });
  });

  async function inStore<T>(action: (store: RecordStore) => Promise<T>): Promise<T> {
    const store = await RecordStore.open(cacheDir);
    try {
      return await action(store);
    } finally {
      store.close();
    }
  }

  async function commit(attempts: ReturnType<typeof runs>): Promise<void> {
    await inStore((store) => store.commit({ sources: runSources(attempts) }));
  }

  function ids(): Promise<string[]> {
    return inStore((store) =>
      Promise.resolve(
        [...store.records.entries()].map((entry) => store.body(entry)?.id ?? 'lost').sort(),
      ),
    );
  }
});

function runs(count: number) {
  return Array.from({ length: count }, (_, number) =>
    attemptOf({ id: `mlflow:${number}`, columns: [`column ${number % 50}`] }),
  );
}

/** Runs that fill more than one segment. */
function longRuns(count: number) {
  return runs(count).map((run) => ({
    ...run,
    origin: { ...run.origin, note: 'many words '.repeat(300) },
  }));
}

function segmentPath(folder: string): string {
  const segments = join(folder, 'segments');
  const [name = ''] = readdirSync(segments).filter((one) => one.endsWith('.jsonl'));
  return join(segments, name);
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true })
    .map((name) => statSync(join(folder, String(name))))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
}

function linesIn(folder: string): number {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .reduce(
      (sum, name) => sum + readFileSync(join(folder, name), 'utf8').split('\n').length - 1,
      0,
    );
}
