import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { lastMetricValue } from '../../../../language-server/src/connectors/mlflowFiles/metricFile';
import { attemptSchema } from '../../../../protocol/src/records/attempt';
import { importFiles, importFolder, inFolder, put } from '../../../support/folder';
import { experiment, inTrackers, runPath, runs } from '../../../support/trackers';

describe('a folder of MLflow runs', () => {
  it('gives an attempt for each run, with what its files say', () =>
    inTrackers(['mlruns'], async (root) => {
      const { attempts, problems, datasets } = await importFolder(root);
      deepEqual(problems, []);
      const byName = new Map(attempts.map((attempt) => [attempt.name, attempt]));
      deepEqual(
        [...byName].map(([name, { outcome, outcomeEvidence }]) => [name, outcome, outcomeEvidence]),
        [
          ['baseline-lgbm', 'kept', 'note: Baseline kept in production.'],
          ['raw-weather', 'abandoned', 'tag outcome=abandoned'],
          ['supplier-feed', 'failed', 'status failed in the tracker'],
          ['promo-leak', 'abandoned', 'deleted in the tracker'],
        ],
      );
      const raw = byName.get('raw-weather');
      deepEqual(raw && attemptSchema.parse(raw), raw);
      equal(raw?.id, `mlflow:${runs.rawWeather}`);
      equal(raw.date, '2025-11-02T16:13:20.000Z');
      equal(raw.commit, '224d934b9c6ac7cad15e2b0325196a09ee0023d4');
      deepEqual(raw.touched, {
        columns: ['sales_lag_7', 'sales_lag_14', 'is_holiday_week', 'temp_max_c', 'precip_mm'],
        transforms: [],
        model: 'lightgbm',
        parameters: { model: 'lightgbm' },
      });
      // The last step counts, a nested name keeps its path, and what has no known metric its name.
      deepEqual(raw.observations, [
        { metric: 'slices/holiday', value: 0.5 },
        { metric: 'val_wape_holiday', value: 0.171 },
        { metric: 'wape', value: 0.137 },
      ]);
      deepEqual(raw.dataset, { name: 'sales_daily', digest: 'a1b2c3d4', algorithm: 'mlflow' });
      equal(raw.origin.experiment, 'demand_forecast');
      const leak = byName.get('promo-leak');
      equal(leak?.origin.deleted, true);
      deepEqual(leak.observations, [{ metric: 'wape', value: 0.031 }]);
      deepEqual(
        datasets.map(({ name, digest, rows, physicalNames }) => [
          name,
          digest,
          rows,
          physicalNames,
        ]),
        [['sales_daily', 'a1b2c3d4', 51210, ['data/sales_daily.parquet']]],
      );
    }));

  it('reads the signature, the data and the experiment only when they are there', () =>
    inTrackers(['mlruns'], async (root) => {
      for (const part of ['models', 'datasets', 'meta.yaml', 'tags']) {
        rmSync(join(root, 'mlruns', experiment, part), { recursive: true });
      }
      const { attempts, problems } = await importFolder(root);
      deepEqual(problems, []);
      const raw = attempts.find(({ name }) => name === 'raw-weather');
      deepEqual(raw?.touched.columns.slice(-2), ['temp_max_c', 'precip_mm']);
      deepEqual([raw.dataset, raw.origin.experiment], [undefined, undefined]);
    }));

  it('counts runs of a deleted experiment as deleted', () =>
    inTrackers(['mlruns'], async (root) => {
      mkdirSync(join(root, 'mlruns/.trash'), { recursive: true });
      renameSync(join(root, 'mlruns', experiment), join(root, 'mlruns/.trash', experiment));
      const { attempts, sources } = await importFolder(root);
      equal(attempts.length, 4);
      ok(attempts.every(({ origin }) => origin.deleted === true));
      deepEqual([...new Set(sources.map(({ state }) => state.group))], ['mlruns']);
    }));

  it('takes what the experiment says of the objective for its runs', () =>
    inTrackers(['mlruns'], async (root) => {
      put(root, `mlruns/${experiment}/tags/target`, 'units');
      put(root, `mlruns/${experiment}/tags/horizon_days`, '7');
      put(root, `${runPath('baseline')}/params/target`, 'margin');
      const { attempts } = await importFolder(root);
      deepEqual(
        attempts.slice(0, 2).map(({ objective }) => objective),
        [
          { target: 'margin', horizon: '7d' },
          { target: 'units', horizon: '7d' },
        ],
      );
    }));

  it('finds no runs where folders only look alike', async () => {
    const id = runs.baseline;
    const { sources, problems } = await importFiles({
      [`cache/${id}/meta.yaml`]: 'kind: other\n',
      [`cache/${id}/params/a`]: '1',
      [`models/${id}/meta.yaml`]: 'run_id: x\nstatus: 3\nlifecycle_stage: active\n',
    });
    deepEqual(
      sources.filter(({ state }) => state.recognised),
      [],
    );
    deepEqual(problems, []);
  });
});

type Break = (root: string, run: string) => void;
const meta = (root: string, run: string) => join(root, run, 'meta.yaml');

const broken: readonly [what: string, damage: Break, says: RegExp][] = [
  [
    'a meta.yaml cut at the start',
    (root, run) => truncateSync(meta(root, run), 0),
    /cut while being written/,
  ],
  [
    'a meta.yaml cut in the middle',
    (root, run) => truncateSync(meta(root, run), 180),
    /cut while|not valid YAML/,
  ],
  ['no meta.yaml', (root, run) => rmSync(meta(root, run)), /has no readable meta.yaml/],
  [
    'a meta.yaml with tabs',
    (root, run) => put(root, `${run}/meta.yaml`, 'a:\n\tb: 1'),
    /indented with a tab/,
  ],
  [
    'a meta.yaml that is a link out',
    (root, run) => {
      rmSync(meta(root, run));
      symlinkSync('/etc/hostname', meta(root, run));
    },
    /leads out of the workspace/,
  ],
];

describe('a damaged MLflow run', () => {
  for (const [what, damage, says] of broken) {
    it(`with ${what} leaves the others as they are`, () =>
      inTrackers(['mlruns'], async (root) => {
        damage(root, runPath('rawWeather'));
        const { attempts, problems } = await importFolder(root);
        deepEqual(
          attempts.map(({ name }) => name),
          ['baseline-lgbm', 'supplier-feed', 'promo-leak'],
        );
        ok(problems.some(({ message }) => says.test(message)));
        ok(problems.every(({ file }) => file.startsWith(runPath('rawWeather'))));
      }));
  }

  it('with bytes that are no text is read as far as it goes', () =>
    inTrackers(['mlruns'], async (root) => {
      put(root, `${runPath('rawWeather')}/tags/mlflow.note.content`, Buffer.from([0x61, 0xff]));
      const { attempts, problems } = await importFolder(root);
      equal(attempts.length, 4);
      match(problems[0]?.message ?? '', /not valid UTF-8/);
    }));

  it('of one experiment whose own file is cut is said once', () =>
    inTrackers(['mlruns'], async (root) => {
      put(root, `mlruns/${experiment}/meta.yaml`, '');
      const { attempts, problems } = await importFolder(root);
      deepEqual([attempts.length, problems.length], [4, 1]);
    }));
});

describe('importing MLflow runs again', () => {
  it('reads what changed, and reports what is gone', () =>
    inFolder({}, () =>
      inTrackers(['mlruns'], async (root) => {
        const first = await importFolder(root);
        const path = `${runPath('supplierFeed')}/tags/mlflow.note.content`;
        put(root, path, readFileSync(join(root, path), 'utf8').replace('late', 'LATE'));
        rmSync(join(root, runPath('promoLeak')), { recursive: true });
        const second = await importFolder(root, first.states);
        const changed = second.sources.filter(({ unchanged }) => !unchanged);
        deepEqual(
          changed.map(({ state }) => state.path),
          [`${runPath('supplierFeed')}/meta.yaml`],
        );
        deepEqual(second.removed, [`mlflowFiles:${runPath('promoLeak')}`]);
      }),
    ));
});

const metricFiles: readonly [text: string, value: number | undefined][] = [
  ['1 0.5 0\n', 0.5],
  ['1 0.5\n', 0.5],
  ['2 0.1 1\n3 0.2 0\n', 0.1],
  ['2 0.1 1\n3 0.2 1\n', 0.2],
  ['2 0.1 1\n2 0.2 1\n', 0.2],
  ['1 nan 0\n', NaN],
  ['1 -inf 0\n', -Infinity],
  ['1 0.5 0\n2 0.1', 0.5],
  ['1 0.5 0\n2 0.137 1', 0.137],
  ['garbage\n', undefined],
  ['', undefined],
];

describe('a metric file of MLflow', () => {
  for (const [text, value] of metricFiles) {
    it(`${JSON.stringify(text)} says ${value ?? 'nothing'}`, () =>
      equal(lastMetricValue(text), value));
  }
});
