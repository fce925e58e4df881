import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Attempt, LessonScope } from '../../../../protocol/src/records/attempt';
import type { FitEvent } from '../../../../language-server/src/analysis/facts';
import { attemptOf } from '../../../support/attempts';
import { featureOf, filterOf, fitOf, labelOf } from '../../../support/fits';
import { findings, judge } from '../../../support/judgePast';

const temperature = featureOf('weather_daily.temp_max_c');
const visitsLesson = {
  id: 'att-weekend',
  columns: ['visits'],
  objective: { target: 'units_sold' },
  outcome: 'abandoned',
} as const;
const weekend = attemptOf({
  ...visitsLesson,
  lesson: { claim: 'no', scope: { slice: 'weekend' } },
});

describe('past/different-scope', () => {
  it('speaks instead where the slice of the lesson is filtered out', () => {
    const filters = [filterOf('is_holiday_week', 'false')];
    const found = judge(fitOf({ features: [temperature], filters }));
    equal(found.length, 1);
    ok(found[0]?.startsWith('past/different-scope temp_max_c information: Tried before in another scope (the lesson is about the slice holiday_week'));
  }); // prettier-ignore

  const lesson = (scope: LessonScope) =>
    attemptOf({ ...visitsLesson, lesson: { claim: 'no', scope } });
  const visits = featureOf('shop.visits');
  const cases: readonly {
    readonly of: string;
    readonly attempt: Attempt;
    readonly event: FitEvent;
    readonly rule: string;
  }[] = [
    {
      of: 'a filter on the flag of an undeclared slice',
      attempt: weekend,
      event: fitOf({ features: [visits], filters: [filterOf('is_weekend', '==', 0)] }),
      rule: 'past/different-scope',
    },
    {
      of: 'a filter on another column',
      attempt: weekend,
      event: fitOf({ features: [visits], filters: [filterOf('is_open', 'false')] }),
      rule: 'past/dead-end',
    },
    {
      of: 'another target',
      attempt: weekend,
      event: fitOf({ features: [visits], label: labelOf('shop.returned') }),
      rule: 'past/different-scope',
    },
    {
      of: 'another model family than the lesson names',
      attempt: lesson({ model: 'catboost' }),
      event: fitOf({ features: [visits] }),
      rule: 'past/different-scope',
    },
    {
      of: 'a model that nobody recognised',
      attempt: lesson({ model: 'catboost' }),
      event: fitOf({ features: [visits], family: 'unknown' }),
      rule: 'past/dead-end',
    },
    {
      of: 'another horizon than the lesson names',
      attempt: lesson({ horizon: '28d' }),
      event: fitOf({ features: [visits] }),
      rule: 'past/different-scope',
    },
    {
      of: 'the same horizon in another unit',
      attempt: lesson({ horizon: '1w' }),
      event: fitOf({ features: [visits] }),
      rule: 'past/dead-end',
    },
    {
      of: 'a horizon in months, which are no number of days',
      attempt: lesson({ horizon: '1mo' }),
      event: fitOf({ features: [visits] }),
      rule: 'past/dead-end',
    },
    {
      of: 'another dataset than the lesson names',
      attempt: lesson({ dataset: 'warehouse' }),
      event: fitOf({ features: [visits] }),
      rule: 'past/different-scope',
    },
    {
      of: 'other parameters than the lesson names',
      attempt: lesson({ parameters: { rate: 0.1 } }),
      event: fitOf({ features: [visits], parameters: { rate: 0.2 } }),
      rule: 'past/different-scope',
    },
    {
      of: 'parameters that the code leaves out',
      attempt: lesson({ parameters: { rate: 0.1 } }),
      event: fitOf({ features: [visits] }),
      rule: 'past/dead-end',
    },
  ];
  for (const { of, attempt, event, rule } of cases) {
    it(`decides ${of}: ${rule}`, () => {
      deepEqual(
        findings(event, { attempts: [attempt] }).map((one) => one.rule),
        [rule],
      );
    });
  }
});
