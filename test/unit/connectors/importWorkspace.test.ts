import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectors } from '../../../language-server/src/connectors/index';
import { importWorkspace } from '../../../language-server/src/connectors/importWorkspace';
import { sourceStateSchema } from '../../../language-server/src/connectors/sourceState';
import { createSqliteReader } from '../../../language-server/src/sqlite/sqliteReader';
import { importFolder, inFolder, put } from '../../support/folder';
import { inTrackers } from '../../support/trackers';

const sqlite = createSqliteReader({ wasmPath: 'node_modules/sql.js/dist/sql-wasm.wasm' });

describe('importing a workspace', () => {
  it('knows each connector by a name of its own', () => {
    equal(new Set(connectors.map(({ name }) => name)).size, connectors.length);
  });

  it('reads nothing twice, and says the same problems again', () =>
    inTrackers(['mlruns', 'wandb', 'mlflow.db'], async (root) => {
      const first = await importFolder(root);
      for (const { state } of first.sources) sourceStateSchema.parse(state);
      const second = await importFolder(root, first.states);
      // A database younger than a step of the file system's time is read again, to be sure.
      const changed = second.sources.filter(({ unchanged }) => !unchanged);
      ok(changed.every(({ state }) => state.path === 'mlflow.db'));
      deepEqual(second.problems, first.problems);
      deepEqual(second.removed, []);
    }));

  it('sees a change that keeps size and is too fast for the clock', () =>
    inFolder({ '.precedent/definitions/a.yaml': definition('one') }, async (root) => {
      const first = await importFolder(root);
      put(root, '.precedent/definitions/a.yaml', definition('two'));
      const second = await importFolder(root, first.states);
      equal(second.definitions[0]?.meaning, 'two');
    }));

  it('can be bounded to some paths, and then removes nothing', () =>
    inTrackers(['mlruns', 'wandb'], async (root) => {
      const { states } = await importFolder(root);
      const report = await importWorkspace(root, { sqlite, previous: states, only: ['./wandb/'] });
      const read = report.sources.filter(({ state }) => state.recognised);
      deepEqual([...new Set(read.map(({ state }) => state.system))], ['wandb']);
      deepEqual(report.removed, []);
    }));

  it('can be cancelled, and then removes nothing', () =>
    inTrackers(['mlruns'], async (root) => {
      const { states } = await importFolder(root);
      const cancel = new AbortController();
      const seen: string[] = [];
      const report = await importWorkspace(root, {
        sqlite,
        previous: states,
        signal: cancel.signal,
        onProgress: ({ path }) => {
          seen.push(path);
          cancel.abort();
        },
      });
      deepEqual([report.complete, report.sources.length, report.removed], [false, 1, []]);
      equal(seen.length, 1);
    }));

  it('names everything that it may not read in one line each, and reads the rest', () =>
    inTrackers(['mlruns'], async (base) => {
      put(base, '.precedent/definitions/good.yaml', definition('kept'));
      put(base, '.precedent/definitions/huge.yaml', '');
      truncateSync(join(base, '.precedent/definitions/huge.yaml'), 51 * 1024 * 1024);
      put(base, '.precedent/definitions/bytes.yaml', Buffer.from([0x61, 0xff]));
      symlinkSync('/dev/zero', join(base, '.precedent/definitions/zero.yaml'));
      symlinkSync('/etc', join(base, 'contracts'));
      execFileSync('mkfifo', [join(base, '.precedent/attempts.yaml')]);
      writeFileSync(join(base, 'mlflow.db'), 'no database');
      const { definitions, attempts, problems } = await importFolder(base);
      deepEqual(
        definitions.map(({ meaning }) => meaning),
        ['kept'],
      );
      equal(attempts.length, 4);
      deepEqual(
        problems.map(({ file }) => file),
        [
          '.precedent/attempts.yaml',
          '.precedent/definitions/bytes.yaml',
          '.precedent/definitions/huge.yaml',
          '.precedent/definitions/zero.yaml',
          'contracts',
          'mlflow.db',
        ],
      );
      for (const { message } of problems) match(message, /^[^\n]+\.$/);
    }));
});

function definition(meaning: string): string {
  return `version: 1\ndefinitions: [{column: a.b, meaning: ${meaning}}]\n`;
}
