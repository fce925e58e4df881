import { deepEqual, equal, match } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { importFiles, importFolder } from '../../../support/folder';
import { inTrackers } from '../../../support/trackers';

const run = 'lightning_logs/demand/version_0';

describe('a run of Lightning', () => {
  it('gives its settings, tuples included, and the last value of each figure', () =>
    inTrackers(['lightning_logs'], async (root) => {
      const { attempts, problems } = await importFolder(root);
      deepEqual(problems, []);
      equal(attempts.length, 1);
      const [attempt] = attempts;
      equal(attempt?.id, `lightning:${run}`);
      equal(attempt.name, 'demand version_0');
      deepEqual(attempt.touched, {
        columns: ['a', 'b'],
        transforms: [],
        parameters: { lr: 0.01, target: 'demand' },
      });
      deepEqual(attempt.objective, { target: 'demand' });
      deepEqual(attempt.observations, [
        { metric: 'train_loss', value: 1.593523621559143 },
        { metric: 'wape', value: 1.0507761240005493 },
      ]);
      deepEqual([attempt.outcome, attempt.origin.status], ['unknown', 'unknown']);
    }));

  it('with figures as events is one run, not two', async () => {
    const events = readFileSync(
      'test/fixtures/trackers/tensorboard/run1/1795406408.679013/events.out.tfevents.1795406408.vm.2034.1',
    );
    const { attempts } = await importFiles({
      'logs/version_3/hparams.yaml': 'lr: 0.1\n',
      'logs/version_3/events.out.tfevents.1.vm.2.0': events,
    });
    deepEqual(
      attempts.map(({ id, date, observations }) => [id, date, observations]),
      [
        [
          ...['lightning:logs/version_3', '2026-11-23T04:00:08.679Z'],
          [{ metric: 'wape', value: 0.12 }],
        ],
      ],
    );
  });

  it('builds no object of Python', async () => {
    const { attempts, problems } = await importFiles({
      'logs/version_0/hparams.yaml': 'a: !!python/object/apply:os.system ["touch x"]\nb: 1\n',
    });
    deepEqual(problems, []);
    deepEqual(attempts[0]?.touched.parameters, { a: '["touch x"]', b: 1 });
  });

  it('leaves out what is no number', async () => {
    const { attempts } = await importFiles({
      'logs/version_0/metrics.csv': 'epoch,mae,rmse\n0,nan,inf\n0,1,2\n1,nan,\n',
    });
    deepEqual(attempts[0]?.observations, [{ metric: 'rmse', value: 2 }]);
  });

  for (const { title, files, runs, message } of [
    {
      title: 'settings that are no YAML',
      files: { 'hparams.yaml': 'a: [\n' },
      runs: 0,
      message: /YAML/,
    },
    { title: 'an empty table', files: { 'metrics.csv': '' }, runs: 0, message: /is empty/ },
    {
      title: 'a table that was cut',
      files: { 'metrics.csv': 'epoch,mae\n0,1\n1' },
      runs: 1,
      message: /line 3 has 1 field/,
    },
  ]) {
    it(`with ${title} is one problem`, async () => {
      const entries = Object.entries<string>(files).map(
        ([name, text]) => [`l/version_1/${name}`, text] as const,
      );
      const { attempts, problems } = await importFiles(Object.fromEntries(entries));
      equal(attempts.length, runs);
      equal(problems.length, 1);
      match(problems[0]?.message ?? '', message);
    });
  }

  it('is not looked for in another folder', async () => {
    const { attempts } = await importFiles({ 'data/metrics.csv': 'mae\n1\n' });
    deepEqual(attempts, []);
  });
});
