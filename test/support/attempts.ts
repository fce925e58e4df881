import type { Attempt } from '../../protocol/src/records/attempt';
import type { Objective } from '../../protocol/src/records/objective';

/** What a test says of an attempt; all else is that of a finished run about which nothing is known. */
export interface AttemptWords {
  readonly id: string;
  readonly name?: string;
  readonly about?: string;
  readonly commit?: string;
  readonly date?: string;
  readonly objective?: Attempt['objective'];
  readonly columns?: readonly string[];
  readonly transforms?: readonly string[];
  readonly model?: string;
  readonly parameters?: Attempt['touched']['parameters'];
  readonly dataset?: Attempt['dataset'];
  readonly observations?: Attempt['observations'];
  readonly outcome?: Attempt['outcome'];
  readonly definitions?: Attempt['definitions'];
  readonly lesson?: Attempt['lesson'];
  readonly origin?: Partial<Attempt['origin']>;
}

/** An attempt record. The system is what stands before the colon of the id; without one, a file. */
export function attemptOf(words: AttemptWords): Attempt {
  const { id, columns = [], transforms = [], parameters = {}, model, origin, ...rest } = words;
  const [system = ''] = id.includes(':') ? id.split(':') : ['precedent'];
  const path = system === 'precedent' ? `.precedent/attempts/${id}.yaml` : `${system}/${id}`;
  return {
    objective: {},
    observations: [],
    outcome: 'unknown',
    ...rest,
    id,
    source: { system, path, line: 0 },
    touched: {
      columns: [...columns],
      transforms: [...transforms],
      ...(model !== undefined && { model }),
      parameters,
    },
    origin: { status: 'finished', ...origin },
  };
}

/** The objective of the retail workspace: weekly demand, judged by WAPE, also in holiday weeks. */
export function demandObjective(changes: Partial<Objective> = {}): Objective {
  return {
    id: 'demand-7d',
    decision: 'How much to order next week',
    target: { table: 'sales_daily', column: 'units_sold' },
    entity: ['store_id', 'sku_id'],
    unseenEntities: false,
    time: { column: 'sales_daily.date', at: 'target', horizon: { value: 7, unit: 'd' } },
    metric: { name: 'wape', direction: 'min' },
    slices: [{ name: 'holiday_week', where: 'is_holiday_week' }],
    guardrails: [],
    baseline: 'mlflow:0b1c2d3e4f50',
    source: { system: 'precedent', path: '.precedent/objective.yaml' },
    ...changes,
  };
}

const lags = ['sales_lag_7', 'sales_lag_14', 'is_holiday_week'];

/** The attempts of the retail workspace, as its two trackers and the attempt file tell them. */
export const retailAttempts = {
  baseline: attemptOf({
    id: 'mlflow:0b1c2d3e4f50',
    name: 'baseline-lgbm',
    date: '2025-10-31T08:40:00Z',
    columns: lags,
    model: 'lightgbm',
    observations: [
      { metric: 'wape', value: 0.142 },
      { metric: 'val_wape_holiday', value: 0.118 },
    ],
    outcome: 'kept',
    origin: { experiment: 'demand', note: 'Baseline kept in production.' },
  }),
  rawWeather: attemptOf({
    id: 'mlflow:1b1c2d3e4f51',
    name: 'raw-weather',
    date: '2025-11-02T16:13:00Z',
    columns: [...lags, 'temp_max_c', 'precip_mm'],
    model: 'lightgbm',
    dataset: { name: 'sales_daily', digest: 'a1b2c3d4', algorithm: 'mlflow' },
    observations: [
      { metric: 'wape', value: 0.137 },
      { metric: 'val_wape_holiday', value: 0.171 },
    ],
    outcome: 'abandoned',
    origin: { experiment: 'demand', note: 'Abandoned. Raw weather degrades holiday weeks.' },
  }),
  otherTracker: attemptOf({
    id: 'wandb:k6gbxlds',
    name: 'lgbm-raw-weather',
    date: '2025-11-03T04:18:00Z',
    objective: { target: 'units_sold', horizon: '7d' },
    columns: ['sales_lag_7', 'sales_lag_14', 'temp_max_c', 'precip_mm', 'is_holiday_week'],
    model: 'lightgbm',
    observations: [
      { metric: 'wape', value: 0.121 },
      { metric: 'val/wape_holiday', value: 0.171 },
    ],
    outcome: 'abandoned',
    origin: { experiment: 'demand-forecast' },
  }),
  lesson: attemptOf({
    id: 'att-2025-11-weather-raw',
    about: 'mlflow:1b1c2d3e',
    date: '2025-11-04',
    objective: { id: 'demand-7d', target: 'units_sold', metric: 'wape', direction: 'min' },
    columns: ['weather_daily.temp_max_c'],
    transforms: ['raw'],
    model: 'lightgbm',
    observations: [
      { metric: 'wape', slice: 'holiday_week', baseline: 0.118, value: 0.171, phase: 'offline' },
    ],
    outcome: 'abandoned',
    lesson: {
      claim: 'Raw weather degrades holiday weeks',
      scope: { slice: 'holiday_week' },
      why: 'Shopping moves with the calendar in those weeks',
      retry_when: {
        any_columns: ['weather_forecast.temp_fcst_max_c_d7'],
        transforms: ['interaction'],
        text: 'weather×holiday interaction, or forecast weather',
      },
      date: '2025-11-04',
      evidence: ['docs/postmortems/2025-11-weather.md#L12'],
    },
  }),
  supplierFeed: attemptOf({
    id: 'mlflow:2b1c2d3e4f52',
    name: 'supplier-feed',
    date: '2025-11-04T23:46:00Z',
    columns: ['sales_lag_7', 'supplier_stock_on_hand'],
    model: 'lightgbm',
    observations: [{ metric: 'wape', value: 0.101 }],
    outcome: 'failed',
    origin: { experiment: 'demand', status: 'failed', note: 'Lands 2 days late; NaN at scoring.' },
  }),
  supplierCrash: attemptOf({
    id: 'wandb:crajy3r9',
    name: 'lgbm-supplier-feed',
    date: '2025-11-05T04:18:00Z',
    objective: { target: 'units_sold' },
    columns: ['sales_lag_7', 'supplier_stock_on_hand'],
    observations: [{ metric: 'wape', value: 0.09 }],
    outcome: 'failed',
    origin: { status: 'failed', exitCode: 1, failure: "KeyError: 'supplier_stock_on_hand'" },
  }),
  promoLeak: attemptOf({
    id: 'mlflow:3b1c2d3e4f53',
    name: 'promo-leak',
    date: '2025-11-07T07:20:00Z',
    columns: ['sales_lag_7', 'promo_redemptions'],
    model: 'lightgbm',
    observations: [{ metric: 'wape', value: 0.031 }],
    outcome: 'abandoned',
    origin: { experiment: 'demand', deleted: true, note: 'Too good: counted after the sale.' },
  }),
  killed: attemptOf({
    id: 'wandb:rgm0nzcn',
    date: '2025-11-08T04:18:24Z',
    origin: { status: 'unknown' },
  }),
} as const;
