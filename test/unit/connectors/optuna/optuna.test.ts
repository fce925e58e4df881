import { deepEqual, equal, match } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { database } from '../../../support/database';
import { importFiles, importFolder } from '../../../support/folder';
import { inTrackers } from '../../../support/trackers';

const weather = ['sales_lag_7', 'temp_max_c', 'precip_mm'];
const fixture = 'test/fixtures/trackers/optuna/optuna_journal.log';

describe('a study of Optuna', () => {
  it('in a database is one idea for each set of columns, told by its best trial', () =>
    inTrackers(['optuna/optuna.db'], async (root) => {
      const { attempts, problems } = await importFolder(root);
      deepEqual(problems, []);
      deepEqual(
        attempts.map(({ id, name, touched, observations, origin, outcome }) => ({
          ...{ id, name, columns: touched.columns, observations, note: origin.note, outcome },
        })),
        [
          {
            id: 'optuna:demand_lgbm_2025q4',
            name: 'demand_lgbm_2025q4',
            columns: ['sales_lag_7'],
            observations: [{ metric: 'wape', value: 0.15016266136822518 }],
            note: 'Trial 14 is the best of 15 trials (3 pruned, 1 failed).',
            outcome: 'unknown',
          },
          {
            id: 'optuna:demand_lgbm_2025q4#12',
            name: 'demand_lgbm_2025q4 with temp_max_c, precip_mm',
            columns: weather,
            observations: [{ metric: 'wape', value: 0.18373328689697485 }],
            note: 'raw weather: holiday-week WAPE worse\nTrial 13 is the best of 5 trials (1 pruned).',
            outcome: 'unknown',
          },
        ],
      );
      const [first] = attempts;
      deepEqual(first?.objective, { target: 'units_sold', metric: 'wape', direction: 'min' });
      equal(first.dataset?.name, 'sales_daily@2025-11-03');
      equal(first.date, '2026-11-23T04:15:23');
    }));

  it('names the chosen category, not its place, and the space that was searched', () =>
    inTrackers(['optuna/optuna.db'], async (root) => {
      const { attempts } = await importFolder(root);
      deepEqual(attempts[1]?.touched.parameters, {
        target: 'units_sold',
        dataset: 'sales_daily@2025-11-03',
        'searched.learning_rate': '0.001 to 0.3',
        'searched.num_leaves': '15 to 127',
        'searched.weather_features': 'none | raw | holiday_interaction',
        learning_rate: 0.012667131030251346,
        num_leaves: 21,
        weather_features: 'raw',
      });
    }));

  it('in a journal is read the same way', () =>
    inTrackers(['optuna/optuna_journal.log'], async (root) => {
      const { attempts, problems } = await importFolder(root);
      deepEqual(problems, []);
      deepEqual(
        attempts.map(({ id, date, objective, observations }) => [id, date, objective, observations]),
        [
          ['optuna:demand_journal', '2026-11-23T04:15:27.121Z', { direction: 'min' },
            [{ metric: 'value', value: 0.1698570833264091 }]],
          ['optuna:demand_journal#2', '2026-11-23T04:15:27.121Z', { direction: 'min' },
            [{ metric: 'value', value: 0.18352365770982476 }]],
        ],
      ); // prettier-ignore
    }));

  for (const { title, rows, told } of [
    {
      title: 'that is maximised',
      rows: `INSERT INTO study_directions VALUES ('MAXIMIZE', 1, 0);
        INSERT INTO trial_values VALUES (1, 0, 0.7, 'FINITE'), (2, 0, 0.8, 'FINITE');`,
      told: ['max', [{ metric: 'value', value: 0.8 }], 'Trial 1 is the best of 2 trials.'],
    },
    {
      title: 'with an infinite value',
      rows: `INSERT INTO study_directions VALUES ('MAXIMIZE', 1, 0);
        INSERT INTO trial_values VALUES (1, 0, 0.7, 'FINITE'), (2, 0, NULL, 'INF_POS');`,
      told: ['max', [{ metric: 'value', value: 0.7 }], 'Trial 0 is the best of 2 trials.'],
    },
    {
      title: 'with two objectives',
      rows: `INSERT INTO study_directions VALUES ('MAXIMIZE', 1, 1), ('MINIMIZE', 1, 0);
        INSERT INTO study_system_attributes VALUES (1, 'study:metric_names', '["mae", "auc"]');
        INSERT INTO trial_values VALUES (1, 1, 0.7, 'FINITE'), (1, 0, 3, 'FINITE'),
          (2, 0, 2, 'FINITE'), (2, 1, 0.6, 'FINITE');`,
      told: [
        'min',
        [
          { metric: 'auc', value: 0.6 },
          { metric: 'mae', value: 2 },
        ],
        'Trial 1 is the best of 2 trials.',
      ],
    },
  ]) {
    it(`${title} is compared in its direction`, async () => {
      const { attempts } = await importFiles({ 'a.db': await database(schema + rows) });
      const [attempt] = attempts;
      deepEqual([attempt?.objective.direction, attempt?.observations, attempt?.origin.note], told);
    });
  }

  it('whose trials all failed has failed', async () => {
    const failed = `${schema} UPDATE trials SET state = 'FAIL';`;
    const { attempts } = await importFiles({ 'a.db': await database(failed) });
    equal(attempts[0]?.outcome, 'failed');
    equal(attempts[0].outcomeEvidence, 'all 2 trials failed');
  });

  it('does nothing twice that its journal says twice', async () => {
    const lines = [
      '{"op_code":0,"study_name":"s","directions":[2]}',
      '{"op_code":0,"study_name":"s","directions":[2]}',
      '{"op_code":4,"study_id":0,"datetime_start":"2026-11-23T04:15:27.121614","state":1,"value":0.5,"values":null,"params":{"k":1},"distributions":{"k":"{\\"name\\":\\"CategoricalDistribution\\",\\"attributes\\":{\\"choices\\":[\\"a\\",\\"b\\"]}}"}}',
      '{"op_code":6,"trial_id":0,"state":1,"values":[0.9]}',
      '{"op_code":0,"study_name":"gone","directions":[1]}',
      '{"op_code":4,"study_id":1,"state":1,"value":1}',
      '{"op_code":1,"study_id":1}',
    ];
    const { attempts } = await importFiles({ 'journal.log': lines.join('\n') });
    deepEqual(
      attempts.map((one) => [one.id, one.date, one.observations, one.touched.parameters]),
      [
        [
          ...['optuna:s', '2026-11-23T04:15:27', [{ metric: 'value', value: 0.5 }]],
          { 'searched.k': 'a | b', k: 'b' },
        ],
      ],
    );
  });

  const whole = readFileSync(fixture, 'utf8');
  for (const { title, file, content, ideas, message } of [
    {
      title: 'is cut',
      file: 'optuna.log',
      content: whole.slice(0, -40),
      ideas: 2,
      message: /line 58/,
    },
    { title: 'is no database', file: 'optuna.db', content: 'none', ideas: 0, message: /SQLite/ },
    {
      title: 'is a damaged database',
      file: 'optuna.db',
      content: readFileSync('test/fixtures/trackers/optuna/optuna.db').subarray(0, 20_000),
      ideas: 0,
      message: /damaged|malformed|cut/,
    },
  ]) {
    it(`that ${title} is one problem`, async () => {
      const { attempts, problems } = await importFiles({ [file]: content });
      equal(attempts.length, ideas);
      equal(problems.length, 1);
      match(problems[0]?.message ?? '', message);
    });
  }

  it('is not looked for in a journal of another tool', async () => {
    const { attempts, problems } = await importFiles({ 'journal.log': '{"level":"info"}\n' });
    deepEqual([attempts, problems], [[], []]);
  });
});

/** Two completed trials; what they measured is added. */
const schema = `
  CREATE TABLE studies (study_id INTEGER, study_name TEXT);
  CREATE TABLE study_directions (direction TEXT, study_id INTEGER, objective INTEGER);
  CREATE TABLE study_system_attributes (study_id INTEGER, key TEXT, value_json TEXT);
  CREATE TABLE trials (trial_id INTEGER, number INTEGER, study_id INTEGER, state TEXT);
  CREATE TABLE trial_values (trial_id INTEGER, objective INTEGER, value REAL, value_type TEXT);
  INSERT INTO studies VALUES (1, 's');
  INSERT INTO trials VALUES (1, 0, 1, 'COMPLETE'), (2, 1, 1, 'COMPLETE');
`;
