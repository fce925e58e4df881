import { deepEqual, equal } from 'node:assert/strict';
import {
  directionOf,
  isSameMetric,
  splitMetricName,
  type MetricParts,
} from '../../../../language-server/src/connectors/normalise/metricName';

const alone: readonly [raw: string, parts: MetricParts][] = [
  ['wape', { metric: 'wape' }],
  ['val_wape', { metric: 'wape' }],
  ['val/wape', { metric: 'wape' }],
  ['test-AUC', { metric: 'auc' }],
  ['auc_test', { metric: 'auc' }],
  ['valLogLoss', { metric: 'log_loss' }],
  ['silent_auroc', { metric: 'auroc', phase: 'silent' }],
  ['live/wape', { metric: 'wape', phase: 'live' }],
  // What is not understood in full keeps its name.
  ['val_wape_holiday', { metric: 'val_wape_holiday' }],
  ['slices/holiday', { metric: 'slices/holiday' }],
  ['train/rmse', { metric: 'train/rmse' }],
  ['minutes', { metric: 'minutes' }],
  ['', { metric: '' }],
];

const known = { metric: 'WAPE', slices: [{ name: 'holiday_week' }, { name: 'promo_week' }] };
const withObjective: readonly [raw: string, parts: MetricParts][] = [
  ['val_wape', { metric: 'WAPE' }],
  ['val_wape_holiday', { metric: 'WAPE', slice: 'holiday_week' }],
  ['holiday_week/wape', { metric: 'WAPE', slice: 'holiday_week' }],
  ['slices/promo/wape', { metric: 'WAPE', slice: 'promo_week' }],
  ['live_wape_holiday_week', { metric: 'WAPE', slice: 'holiday_week', phase: 'live' }],
  // "week" is in both names, "store" in none, and a slice's own figure need not be of the metric.
  ['wape_week', { metric: 'wape_week' }],
  ['wape_store', { metric: 'wape_store' }],
  ['slices/holiday', { metric: 'slices/holiday' }],
  ['train_wape', { metric: 'train_wape' }],
  ['val_mae', { metric: 'mae' }],
];

describe('metric names', () => {
  for (const [raw, parts] of alone) {
    it(`"${raw}" alone`, () => deepEqual(splitMetricName(raw), parts));
  }
  for (const [raw, parts] of withObjective) {
    it(`"${raw}" under an objective`, () => deepEqual(splitMetricName(raw, known), parts));
  }
  for (const [name, direction] of [
    ['val_wape', 'min'],
    ['RMSE', 'min'],
    ['log loss', 'min'],
    ['test/roc_auc', 'max'],
    ['f1', 'max'],
    ['balanced_accuracy', 'max'],
    ['r2', 'max'],
    ['revenue', undefined],
  ] as const) {
    it(`better ${name}: ${direction ?? 'unknown'}`, () => equal(directionOf(name), direction));
  }
  for (const [one, other, same] of [
    ['AUROC', 'roc_auc', true],
    ['r2_score', 'R2', true],
    ['mae', 'mape', false],
  ] as const) {
    it(`${one} ${same ? 'is' : 'is not'} ${other}`, () => equal(isSameMetric(one, other), same));
  }
});
