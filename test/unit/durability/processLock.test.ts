import { equal, ok, rejects } from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { LockBusyError, withLock } from '../../../language-server/src/durability/processLock';
import { childProgram, type ChildProgram } from '../../support/childProgram';

describe('lock between processes', () => {
  let folder: string;
  let path: string;
  let holder: ChildProgram;
  let counter: ChildProgram;

  before(() => {
    const imports = `
      import { readFileSync, writeFileSync } from 'node:fs';
      import { withLock } from './language-server/src/durability/processLock';`;
    holder = childProgram({
      imports,
      body: `
        await withLock(process.argv[2], () => {
          console.log('held');
          return new Promise(() => setInterval(() => {}, 1000));
        });`,
    });
    counter = childProgram({
      imports,
      body: `
        const [lock, file] = process.argv.slice(2);
        for (let turn = 0; turn < 100; turn += 1) {
          await withLock(lock, async () => {
            const count = Number(readFileSync(file, 'utf8'));
            await new Promise((resolve) => setImmediate(resolve));
            writeFileSync(file, String(count + 1));
          });
        }`,
    });
  });
  after(() => {
    holder.dispose();
    counter.dispose();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'precedent-lock-'));
    path = join(folder, 'a.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lets one process in at a time', async () => {
    const file = join(folder, 'count');
    writeFileSync(file, '0');
    await Promise.all([1, 2, 3, 4].map(() => counter.run(path, file)));
    equal(readFileSync(file, 'utf8'), '400');
    equal(readdirSync(folder).join(), 'count');
  });

  it('is given back when the action fails', async () => {
    await rejects(
      withLock(path, () => Promise.reject(new Error('no'))),
      /no/,
    );
    ok(!existsSync(path));
  });

  it('is taken over from a process that was killed', async () => {
    const child = await holder.startUntil('held', path);
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
    ok(existsSync(path));
    equal(await withLock(path, () => Promise.resolve('mine'), { patience: 1_000 }), 'mine');
    equal(readdirSync(folder).length, 0);
  });

  it('is never taken from a process that lives, even a paused one', async () => {
    const child = await holder.startUntil('held', path);
    child.kill('SIGSTOP');
    const attempt = withLock(path, () => Promise.resolve(), { patience: 200 });
    await rejects(attempt, (error) => {
      ok(error instanceof LockBusyError);
      ok(error.message.includes(String(child.pid)));
      return true;
    });
    child.kill('SIGKILL');
  });

  const started = '1';
  const cases: readonly {
    readonly of: string;
    readonly content: string;
    readonly taken: boolean;
  }[] = [
    { of: 'with damaged content', content: '{"pi', taken: true },
    {
      of: 'of an earlier process with the same number',
      content: JSON.stringify({ host: hostname(), pid: process.pid, started, token: 'ab' }),
      taken: existsSync('/proc/self/stat'),
    },
    {
      of: 'of another machine',
      content: JSON.stringify({ host: 'elsewhere', pid: 1, started, token: 'ab' }),
      taken: false,
    },
  ];
  for (const { of, content, taken } of cases) {
    it(`is ${taken ? 'taken over' : 'waited for'} when it is one ${of}`, async () => {
      writeFileSync(path, content);
      const attempt = withLock(path, () => Promise.resolve(true), { patience: 100 });
      if (taken) equal(await attempt, true);
      else await rejects(attempt, LockBusyError);
    });
  }
});
