import { deepEqual, equal } from 'node:assert/strict';
import { featuresOfSettings } from '../../../../language-server/src/connectors/normalise/featureList';
import {
  familyOfFlavours,
  modelFamily,
} from '../../../../language-server/src/connectors/normalise/modelFamily';
import { parametersOf } from '../../../../language-server/src/connectors/normalise/parameters';
import {
  statedDataset,
  statedObjective,
  statedValidation,
} from '../../../../language-server/src/connectors/normalise/statedObjective';
import { transformsOfSettings } from '../../../../language-server/src/connectors/normalise/transforms';

function settings(entries: Record<string, unknown>) {
  return new Map(Object.entries(entries));
}

const lists: readonly [value: unknown, columns: readonly string[] | undefined][] = [
  ['a,b, c', ['a', 'b', 'c']],
  ['["a", "b"]', ['a', 'b']],
  ["['a', 'b']", ['a', 'b']],
  ["('a',)", ['a']],
  [
    ['a', 'b', 'a'],
    ['a', 'b'],
  ],
  ['v2', undefined],
  ['price, which is new, and more', undefined],
  [{ a: 1 }, undefined],
  [[], undefined],
];

describe('what settings of a run say', () => {
  for (const [value, columns] of lists) {
    it(`of columns in ${JSON.stringify(value)}`, () =>
      deepEqual(featuresOfSettings(settings({ feature_names: value }))?.columns, columns));
  }

  for (const [entries, stated] of [
    [
      { target: 'sold', horizon_days: 7 },
      { target: 'sold', horizon: '7d' },
    ],
    [
      { label_col: 'y', horizon: '2 weeks' },
      { target: 'y', horizon: '2w' },
    ],
    [{ eval_metric: 'auc' }, { metric: 'auc', direction: 'max' }],
    [{ horizon: 7, target: 'a sentence about it' }, {}],
  ] as const) {
    it(`of the objective in ${JSON.stringify(entries)}`, () =>
      deepEqual(statedObjective(settings(entries)), stated));
  }

  for (const [name, family] of [
    ['lightgbm', 'lightgbm'],
    ['LGBMRegressor', 'lightgbm'],
    ['xgboost.sklearn.XGBClassifier', 'xgboost'],
    ['sklearn.ensemble.RandomForestRegressor', 'random-forest'],
    ['Ridge', 'linear-regression'],
    ['our_model', 'our_model'],
  ] as const) {
    it(`of the model in ${name}`, () => equal(modelFamily(name), family));
  }

  for (const [flavours, family] of [
    [{ lightgbm: {}, python_function: {} }, 'lightgbm'],
    [{ python_function: { loader_module: 'mlflow.lightgbm' } }, 'lightgbm'],
    [{ sklearn: {}, python_function: { loader_module: 'mlflow.sklearn' } }, undefined],
    [undefined, undefined],
  ] as const) {
    it(`of the model in the flavours ${JSON.stringify(flavours)}`, () =>
      equal(familyOfFlavours(flavours), family));
  }

  it('of parameters, flat and without people and machines', () => {
    const entries = {
      lr: '0.05',
      early: 'True',
      split: { kind: 'time', folds: 3 },
      host: 'vm-1',
      data: '/home/dana/data.csv',
      columns: ['a'],
      layers: [1, 2],
      nothing: null,
    };
    deepEqual(parametersOf(settings(entries), 'columns'), {
      lr: 0.05,
      early: true,
      'split.kind': 'time',
      'split.folds': 3,
      data: '~/data.csv',
      layers: '[1,2]',
    });
  });

  it('of data, validation and transforms', () => {
    const entries = settings({
      dataset: { name: 'sales', version: 3 },
      split: { kind: 'time', cutoff: '2025-09-01' },
      transforms: "['Target Encode', 'lag', 'own thing']",
    });
    deepEqual(statedDataset(entries), { name: 'sales', digest: '3', algorithm: 'version' });
    equal(statedValidation(entries), 'time, cutoff 2025-09-01');
    deepEqual(transformsOfSettings(entries), ['target-encode', 'lag', 'own thing']);
  });
});
