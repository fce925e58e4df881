import Mocha from 'mocha';
import { ask } from './support/channel';
import { isPageAvailable } from './support/page';

/** A test file: loading it defines its tests. */
export interface Suite {
  name: string;
  load: () => Promise<unknown>;
}

const testTimeoutMilliseconds = 60_000;

/**
 * Runs test files inside the extension host. Each result goes to the process that started VS Code as
 * soon as it is there, so that a window that dies still tells how far it came.
 *
 * @param isLast whether no other window follows. One that another follows is left while everything
 *   in it still runs, as when a person reloads it: only then does VS Code keep an extension's panels
 * @throws when a test failed, which gives the window a failing exit code
 */
export async function runSuites(
  suites: readonly Suite[],
  { isLast }: { isLast: boolean },
): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: testTimeoutMilliseconds, forbidOnly: true });
  mocha.reporter(Silent);
  mocha.rootHooks({ afterEach: pictureOfFailure });
  for (const { name, load } of suites) {
    // mocha offers `describe` and `it` as globals when it is told that a file comes next.
    mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, name, mocha);
    await load();
  }
  const failures = await runAndReport(mocha);
  if (!isLast && isPageAvailable) {
    await ask('leave', { failures });
    await new Promise(() => {});
  }
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}

async function runAndReport(mocha: Mocha): Promise<number> {
  const reports: Promise<unknown>[] = [];
  const report = (state: string) => (test: Mocha.Test, error?: Error) => {
    const details = { title: test.fullTitle(), milliseconds: test.duration ?? 0, state };
    reports.push(ask('report', { ...details, message: error?.stack ?? '' }));
  };
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', report('passed'))
      .on('fail', report('failed'))
      .on('pending', report('notRun'));
  });
  await Promise.all(reports);
  return failures;
}

/** The results are printed by the process that started VS Code; here nobody would see them. */
class Silent extends Mocha.reporters.Base {
  override epilogue(): void {}
}

async function pictureOfFailure(this: Mocha.Context): Promise<void> {
  if (this.currentTest?.state !== 'failed') return;
  const name = this.currentTest.fullTitle().replace(/[^a-z0-9]+/gi, '-');
  // A window that cannot be photographed any more must not hide why the test failed.
  await ask('screenshot', { name: `failed-${name}`.slice(0, 120) }).catch(() => null);
}
