import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Attempt } from '../../../../protocol/src/records/attempt';
import type { FitEvent } from '../../../../language-server/src/analysis/facts';
import { attemptOf } from '../../../support/attempts';
import { derivedOf, featureOf, fitOf, labelOf, termOf } from '../../../support/fits';
import { findings, judge } from '../../../support/judgePast';

const temperature = featureOf('weather_daily.temp_max_c');
const forecast = derivedOf('temp_x_holiday', [
  termOf('weather_forecast.temp_fcst_max_c_d7', { transforms: ['interaction'] }),
  termOf('sales_daily.is_holiday_week', { transforms: ['interaction'] }),
]);
describe('past/retry-condition-met', () => {
  it('speaks instead where a column is used that the lesson asks for', () => {
    const found = judge(fitOf({ features: [forecast] }));
    equal(found.length, 1);
    ok(/^past\/retry-condition-met temp_x_holiday hint: .*meets the retry condition of att-2025-11-weather-raw/.test(found[0] ?? ''), found[0]);
  }); // prettier-ignore

  it('speaks instead where the column has a transform that the lesson asks for', () => {
    const product = derivedOf('t_x_h', [
      termOf('weather_daily.temp_max_c', { transforms: ['interaction'] }),
    ]);
    deepEqual(
      findings(fitOf({ features: [temperature, product] }), {}).map(({ rule, site }) => [
        rule,
        site,
      ]),
      [['past/retry-condition-met', 'anchor of t_x_h']],
    );
  });

  it('asks for all parameters', () => {
    const lesson = { claim: 'no', retry_when: { parameters: { rate: 0.1, leaves: 7 } } };
    const attempts = [attemptOf({ id: 'att-1', columns: ['x'], outcome: 'abandoned', lesson })];
    const event = (parameters: FitEvent['parameters']) =>
      fitOf({ features: [featureOf('t.x')], parameters });
    deepEqual(rules(event({ rate: 0.1, leaves: 7 }), attempts), ['past/retry-condition-met']);
    deepEqual(rules(event({ rate: 0.1 }), attempts), ['past/dead-end']);
  });

  it('is silent for another target', () => {
    deepEqual(judge(fitOf({ features: [forecast], label: labelOf('returns.returned') })), []);
  });
});

function rules(event: FitEvent, attempts: readonly Attempt[]): string[] {
  return findings(event, { attempts }).map(({ rule }) => rule);
}
