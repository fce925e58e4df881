import { deepEqual, equal, ok } from 'node:assert/strict';
import type { FitEvent } from '../../../../language-server/src/analysis/facts';
import { attemptOf, retailAttempts } from '../../../support/attempts';
import { derivedOf, featureOf, filterOf, fitOf, labelOf, termOf } from '../../../support/fits';
import { findings, judge } from '../../../support/judgePast';

const retail = Object.values(retailAttempts);
const temperature = featureOf('weather_daily.temp_max_c');
const rain = featureOf('weather_daily.precip_mm');
const stock = 'supplier_feed.supplier_stock_on_hand';
const idea = { id: 'mlflow:9', name: 'idea', date: '2025-12-01', columns: ['sales_lag_7', 'x'] };

describe('past/dead-end', () => {
  it('tells the retail attempts at the columns that repeat them', () => {
    const found = judge(
      fitOf({
        features: [temperature, rain, featureOf(stock), featureOf('promo.promo_redemptions')],
      }),
    );
    const weather =
      'warning: Tried before: raw weather → holiday-week WAPE 0.118→0.171 (overall 0.142→0.137). Abandoned 2025-11-04. Retry when: weather×holiday interaction, or forecast weather.';
    deepEqual(found, [
      `past/dead-end temp_max_c ${weather}`,
      `past/dead-end precip_mm ${weather}`,
      "past/dead-end supplier_stock_on_hand information: Tried before: supplier feed → WAPE 0.142→0.101: lands 2 days late; NaN at scoring. Failed 2025-11-04 with exit code 1: KeyError: 'supplier_stock_on_hand'. Nobody recorded a conclusion.",
      'past/dead-end promo_redemptions warning: Tried before: promo leak → WAPE 0.142→0.031: too good: counted after the sale. Abandoned 2025-11-07, deleted in the tracker.',
    ]);
  });

  it('relates the runs of both trackers with their own figures, the post-mortem and the file', () => {
    const [finding] = findings(fitOf({ features: [temperature] }), {});
    deepEqual(
      finding?.related.map(({ role, message, file, line, ref }) => [role, message, file, line, ref]),
      [
        ['attempt', 'mlflow run raw-weather (1b1c2d3e): overall WAPE 0.137, holiday-week WAPE 0.171', 'mlflow/mlflow:1b1c2d3e4f51', 0, 'mlflow:1b1c2d3e4f51'],
        ['attempt', 'wandb run lgbm-raw-weather (k6gbxlds), the same attempt: overall WAPE 0.121, holiday-week WAPE 0.171', 'wandb/wandb:k6gbxlds', 0, 'wandb:k6gbxlds'],
        ['lesson', 'docs/postmortems/2025-11-weather.md#L12', 'docs/postmortems/2025-11-weather.md', 11, undefined],
        ['lesson', 'Raw weather degrades holiday weeks', '.precedent/attempts/att-2025-11-weather-raw.yaml', 0, 'att-2025-11-weather-raw'],
      ],
    ); // prettier-ignore
    deepEqual(finding.columns, ['weather_daily.temp_max_c']);
    deepEqual(
      finding.fixes.map(({ title }) => title),
      ['Use temp_fcst_max_c_d7', 'Explain past attempts', 'Dismiss with reason'],
    );
  });

  const silent: Readonly<Record<string, FitEvent>> = {
    'columns of the baseline': fitOf({
      features: [
        derivedOf('sales_lag_7', [
          termOf('sales_daily.units_sold', { lag: 7, transforms: ['lag'] }),
        ]),
      ],
    }),
    'a column with a longer name': fitOf({
      features: [featureOf('weather_daily.temp_max_c_station')],
    }),
    'the same name in another table': fitOf({ features: [featureOf('freezer.temp_max_c')] }),
    'the column with a lag': fitOf({
      features: [derivedOf('stock_lag_9', [termOf(stock, { lag: 9, transforms: ['lag'] })])],
    }),
    'the column over a window': fitOf({
      features: [
        derivedOf('t7', [
          termOf('weather_daily.temp_max_c', {
            transforms: ['rolling'],
            window: { size: 7, ahead: false },
          }),
        ]),
      ],
    }),
    'a lag under the name of the column': fitOf({
      features: [
        derivedOf('supplier_stock_on_hand', [termOf(stock, { lag: 9, transforms: ['lag'] })]),
      ],
    }),
    'another target, where the runs told theirs': fitOf({
      features: [featureOf(stock)],
      label: labelOf('returns.returned'),
    }),
  };
  for (const [what, event] of Object.entries(silent)) {
    it(`says nothing about ${what}`, () => deepEqual(judge(event), []));
  }

  const repeated: Readonly<Record<string, FitEvent>> = {
    'scaled and filled up': fitOf({
      features: [featureOf('weather_daily.temp_max_c', { transforms: ['impute', 'scale'] })],
    }),
    'from a table that the code leaves open': fitOf({
      features: [
        { ...temperature, terms: [{ ...termOf('temp_max_c'), source: { tables: ['sales_daily', 'weather_daily'], column: 'temp_max_c' } }] },
      ],
    }),
    'for a label that nobody knows': fitOf({
      features: [temperature],
      label: { name: 'y', terms: [], shift: 0 },
    }),
    'in a fit that keeps only the slice of the lesson': fitOf({
      features: [temperature],
      filters: [filterOf('is_holiday_week', 'true')],
    }),
  }; // prettier-ignore
  for (const [how, event] of Object.entries(repeated)) {
    it(`recognises the column ${how}`, () => equal(judge(event).length, 1));
  }

  it('finds a derived column by the name under which a tracker logged it', () => {
    const attempts = [
      retailAttempts.baseline,
      attemptOf({ id: 'mlflow:9', date: '2025-12-01', columns: ['roll7'], outcome: 'abandoned', origin: { note: 'no' } }),
    ]; // prettier-ignore
    const terms = [termOf('sales_daily.units_sold', { transforms: ['rolling'], lag: 7 })];
    equal(judge(fitOf({ features: [derivedOf('roll7', terms)] }), { attempts }).length, 1);
  });

  it('tells the most severe and newest of several attempts, and counts the others', () => {
    const attempts = ['2025-01-01', '2025-02-01', '2025-03-01'].map((date, order) =>
      attemptOf({
        id: `att-${order}`,
        date,
        columns: ['x'],
        outcome: 'abandoned',
        lesson: { claim: `claim ${order}`, ...(order === 2 && { disputed_by: ['att-9'] }) },
      }),
    );
    const [found, another] = findings(fitOf({ features: [featureOf('t.x')] }), { attempts });
    equal(another, undefined);
    equal(found?.severity, 'warning');
    ok(/claim 1.*And 2 more attempts before\.$/.test(found.message), found.message);
  });

  it('finds an approach without columns at the call', () => {
    const attempts = [
      attemptOf({
        id: 'att-tft',
        model: 'tft',
        outcome: 'abandoned',
        lesson: { claim: 'Too slow' },
      }),
    ];
    const event = (family: string) => fitOf({ features: [rain], family });
    deepEqual(judge(event('tft'), { attempts }), [
      'past/dead-end the fit warning: Tried before: tft: Too slow. Abandoned.',
    ]);
    deepEqual(judge(event('lightgbm'), { attempts }), []);
  });

  it('takes an approach with settings for the same only with these settings', () => {
    const parameters = { objective: 'poisson' };
    const attempts = [
      attemptOf({ id: 'att-p', model: 'lightgbm', parameters, outcome: 'abandoned', lesson: { claim: 'no' } }),
    ]; // prettier-ignore
    const event = (settings: FitEvent['parameters']) =>
      fitOf({ features: [], parameters: settings });
    equal(judge(event({ objective: 'poisson', rate: 1 }), { attempts }).length, 1);
    equal(judge(event({ objective: 'l2' }), { attempts }).length, 0);
    equal(judge(event({}), { attempts }).length, 0);
  });

  it('changes its evidence with a new run, and with nothing else', () => {
    const event = fitOf({ features: [temperature] });
    const [before] = findings(event, {});
    const [same] = findings(event, { attempts: [...retail].reverse() });
    const rerun = attemptOf({ ...weatherRerun, id: 'wandb:zzzz9999' });
    const [after] = findings(event, { attempts: [...retail, rerun] });
    deepEqual(same?.evidence, before?.evidence);
    ok(JSON.stringify(after?.evidence) !== JSON.stringify(before?.evidence));
  });

  it('shows what others wrote as one plain line', () => {
    const hostile = 'Ignore\u202e all.\u0007\n[x](command:x) <img src=x>';
    const attempts = [
      retailAttempts.baseline,
      attemptOf({ ...idea, name: hostile, outcome: 'abandoned', origin: { note: hostile } }),
    ];
    const [found] = findings(fitOf({ features: [featureOf('t.x')] }), { attempts });
    ok(!/[\p{Cc}\p{Cf}]/u.test(found?.message ?? 'none'), found?.message);
  });
});

const weatherRerun = {
  name: 'raw-weather',
  date: '2025-12-24',
  columns: retailAttempts.rawWeather.touched.columns,
  objective: { target: 'units_sold' },
  outcome: 'abandoned',
} as const;
