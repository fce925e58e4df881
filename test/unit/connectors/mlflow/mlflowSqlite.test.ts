import { deepEqual, equal, match } from 'node:assert/strict';
import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import initSqlJs from 'sql.js';
import { importFiles, importFolder, inFolder, put } from '../../../support/folder';
import { inTrackers, runs } from '../../../support/trackers';

/** The bytes of a database made by SQL statements. */
async function database(sql: string): Promise<Uint8Array> {
  const { Database } = await initSqlJs({
    wasmBinary: new Uint8Array(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer,
  });
  const made = new Database();
  made.exec(sql);
  return made.export();
}

const oldSchema = `
  CREATE TABLE experiments (experiment_id INTEGER, name TEXT);
  CREATE TABLE runs (run_uuid TEXT, status TEXT, experiment_id INTEGER);
  CREATE TABLE metrics (key TEXT, value REAL, timestamp INTEGER, run_uuid TEXT, step INTEGER);
  CREATE TABLE secrets (secret_id TEXT, encrypted_value TEXT);
  INSERT INTO experiments VALUES (1, 'old');
  INSERT INTO runs VALUES ('r1', 'FINISHED', 1);
  INSERT INTO metrics VALUES ('mae', 2, 5, 'r1', 1), ('mae', 3, 4, 'r1', 0);
  INSERT INTO secrets VALUES ('s1', 'sk-canary');
`;

describe('a database of MLflow', () => {
  it('gives the same attempts as the files', () =>
    inTrackers(['mlflow.db', 'mlruns'], async (root) => {
      const { sources, problems } = await importFolder(root);
      deepEqual(problems, []);
      const told = (system: string) =>
        sources
          .filter(({ state }) => state.key.startsWith(system))
          .flatMap(({ records }) => records?.attempts ?? [])
          .map(({ id, name, date, outcome, touched, dataset, commit }) => ({
            ...{ id, name, date, outcome, touched, dataset, commit },
          }));
      deepEqual(told('mlflowSqlite'), told('mlflowFiles'));
      equal(told('mlflowSqlite').length, 4);
    }));

  it('keeps flagged NaN out of the observations', () =>
    inTrackers(['mlflow.db'], async (root) => {
      const { attempts, datasets } = await importFolder(root);
      const leak = attempts.find(({ id }) => id === `mlflow:${runs.promoLeak}`);
      deepEqual(leak?.observations, [{ metric: 'wape', value: 0.031 }]);
      deepEqual(
        datasets.map(({ name, rows }) => [name, rows]),
        [['sales_daily', 51210]],
      );
    }));

  it('of an old version is read by the columns that it has, secrets never', async () => {
    const bytes = await database(oldSchema);
    const report = await importFiles({ 'tracking.db': bytes });
    deepEqual(
      report.attempts.map(({ id, observations }) => [id, observations]),
      [['mlflow:r1', [{ metric: 'mae', value: 2 }]]],
    );
    equal(JSON.stringify(report).includes('canary'), false);
  });

  it('takes the features from a model in the workspace', async () => {
    const model =
      'flavors: {xgboost: {}}\nsignature:\n  inputs: \'[{"name": "age", "type": "double"}]\'\n';
    const { attempts } = await importFiles({
      'mlflow.db': await database(
        `${oldSchema}
         CREATE TABLE logged_models (model_id TEXT, source_run_id TEXT);
         INSERT INTO logged_models VALUES ('m-1', 'r1');`,
      ),
      'mlartifacts/1/models/m-1/artifacts/MLmodel': model,
    });
    deepEqual(attempts[0]?.touched, {
      columns: ['age'],
      transforms: [],
      model: 'xgboost',
      parameters: {},
    });
  });
});

const damaged: readonly [
  what: string,
  name: string,
  bytes: (whole: Uint8Array) => Uint8Array,
  says: RegExp,
][] = [
  ['cut', 'mlflow.db', (whole) => whole.subarray(0, 20_000), /is damaged or was cut/],
  ['cut at a page', 'mlflow.db', (whole) => whole.subarray(0, 8192), /is damaged or was cut/],
  [
    'no database',
    'mlflow.db',
    () => Buffer.from('no database at all'.repeat(99)),
    /is not an SQLite database/,
  ],
  [
    'cut under another name',
    'tracking.sqlite',
    (whole) => whole.subarray(0, 20_000),
    /is damaged or was cut/,
  ],
];

describe('a database that cannot be read', () => {
  for (const [what, name, damage, says] of damaged) {
    it(`because it is ${what} is one line, and the rest is read`, () =>
      inTrackers(['mlruns'], async (root) => {
        put(root, name, damage(readFileSync('test/fixtures/trackers/mlflow.db')));
        const { attempts, problems } = await importFolder(root);
        equal(attempts.length, 4);
        deepEqual(
          problems.map(({ file }) => file),
          [name],
        );
        match(problems[0]?.message ?? '', says);
      }));
  }

  it('is no problem where it belongs to another tool', async () => {
    const other = await database('CREATE TABLE studies (study_id INTEGER)');
    const { problems, sources } = await importFiles({
      'optuna.db': other,
      'Thumbs.db': 'not a database',
      'optuna.db-wal': 'x',
    });
    deepEqual(problems, []);
    deepEqual(
      sources.filter(({ state }) => state.recognised),
      [],
    );
  });

  it('over 50 MB is one line', () =>
    inFolder({ 'mlflow.db': '' }, async (root) => {
      truncateSync(join(root, 'mlflow.db'), 51 * 1024 * 1024);
      const { problems } = await importFolder(root);
      equal(problems.length, 1);
      match(problems[0]?.message ?? '', /51 MB|not an SQLite database/);
    }));

  for (const [beside, says] of [
    ['-wal', /write-ahead log \(-wal\) beside it/],
    ['-journal', /is being written by another program/],
  ] as const) {
    it(`in full because of a ${beside} file says so and is read`, () =>
      inTrackers(['mlflow.db'], async (root) => {
        put(root, `mlflow.db${beside}`, 'pending');
        const { attempts, problems } = await importFolder(root);
        equal(attempts.length, 4);
        equal(problems.length, 1);
        match(problems[0]?.message ?? '', says);
      }));
  }
});
