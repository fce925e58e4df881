import { deepEqual, equal, match } from 'node:assert/strict';
import { importFiles } from '../../../support/folder';

// Laid out as DVC documents its files; not written by the tool.
const digest = '12345678901234567890123456789012';
const pipeline = `stages:
  train:
    cmd: python train.py
    deps: [train.py, data/sales_daily.csv]
    params: [lr, features]
    metrics:
      - reports/scores.json:
          cache: false
`;
const lock = `schema: '2.0'
stages:
  train:
    cmd: python train.py
    deps:
      - {path: train.py, hash: md5, md5: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}
      - path: data/sales_daily.csv
        hash: md5
        md5: ${digest}
        size: 10
    params:
      params.yaml:
        lr: 0.1
        features: [a, b]
        target: units_sold
`;
const scores = '{"val": {"wape": 0.2}, "step": 4}';

describe('a pipeline of DVC', () => {
  it('gives its figures with the parameters that were locked', async () => {
    const { attempts, datasets, problems } = await importFiles({
      'dvc.yaml': pipeline,
      'dvc.lock': lock,
      'params.yaml': 'lr: 0.5\n',
      'reports/scores.json': scores,
    });
    deepEqual(problems, []);
    deepEqual(
      attempts.map(({ id, objective, touched, dataset, observations, origin }) => ({
        ...{ id, objective, touched, dataset, observations, status: origin.status },
      })),
      [
        {
          id: 'dvc:.',
          objective: { target: 'units_sold' },
          touched: {
            columns: ['a', 'b'],
            transforms: [],
            parameters: { lr: 0.1, target: 'units_sold' },
          },
          dataset: { name: 'sales_daily', digest, algorithm: 'md5' },
          observations: [{ metric: 'wape', value: 0.2 }],
          status: 'finished',
        },
      ],
    );
    deepEqual(
      datasets.map(({ id, name, physicalNames }) => [id, name, physicalNames]),
      [['dvc:data/sales_daily.csv', 'sales_daily', ['data/sales_daily.csv']]],
    );
  });

  it('that never ran is no attempt', async () => {
    const { attempts, problems } = await importFiles({ 'dvc.yaml': pipeline });
    deepEqual([attempts, problems], [[], []]);
  });

  it('reads no file outside of the workspace', async () => {
    const { attempts, problems } = await importFiles({
      'a/dvc.yaml': 'metrics: [../secret.json, /etc/passwd, "${name}.json"]\n',
      'secret.json': '{"mae": 1}',
    });
    deepEqual([attempts, problems], [[], []]);
  });

  for (const { title, files, runs, message } of [
    {
      title: 'a lock that was cut',
      files: { 'dvc.lock': `${lock}    outs: [`, 'reports/scores.json': scores },
      runs: 1,
      message: /not valid YAML/,
    },
    {
      title: 'figures that were cut',
      files: { 'reports/scores.json': '{"val": ' },
      runs: 0,
      message: /not valid YAML/,
    },
  ]) {
    it(`with ${title} is one problem`, async () => {
      const { attempts, problems } = await importFiles({ 'dvc.yaml': pipeline, ...files });
      equal(attempts.length, runs);
      equal(problems.length, 1);
      match(problems[0]?.message ?? '', message);
    });
  }
});

describe('a folder of DVCLive', () => {
  for (const { title, folder, id } of [
    { title: 'beside a pipeline is told once', folder: '', id: 'dvc:.' },
    { title: 'of its own is a run', folder: 'exp/', id: 'dvc:exp/dvclive' },
  ]) {
    it(title, async () => {
      const { attempts } = await importFiles({
        'dvc.yaml': 'metrics: [dvclive/metrics.json]\n',
        [`${folder}dvclive/metrics.json`]: scores,
        [`${folder}dvclive/params.yaml`]: 'lr: 0.3\n',
      });
      deepEqual(
        attempts.map((one) => [one.id, one.observations, one.touched.parameters]),
        [[id, [{ metric: 'wape', value: 0.2 }], { lr: 0.3 }]],
      );
    });
  }
});

describe('data that DVC tracks', () => {
  it('is a dataset with its digest', async () => {
    const { datasets } = await importFiles({
      'data/sales.parquet.dvc': `outs:\n- md5: ${digest}\n  size: 1\n  hash: md5\n  path: sales.parquet\n`,
    });
    deepEqual(
      datasets.map((one) => [one.id, one.name, one.physicalNames, one.digest, one.algorithm]),
      [['dvc:data/sales.parquet', 'sales', ['data/sales.parquet'], digest, 'md5']],
    );
  });

  it('whose file was cut is one problem', async () => {
    const { problems } = await importFiles({ 'data/sales.dvc': 'outs:\n' });
    deepEqual(
      problems.map(({ file }) => file),
      ['data/sales.dvc'],
    );
  });
});
