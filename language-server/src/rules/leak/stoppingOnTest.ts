import type { EvaluationEvent } from '../../analysis/facts';
import { areSplitApart, isInside } from '../../analysis/rows';
import type { Rule, SiteFinding } from '../rule';

/** The rows that a fit watches to know when to stop are those that it is then judged on. */
export const stoppingOnTest: Rule<'evaluation'> = {
  id: 'leak/stopping-on-test',
  reads: ['evaluation'],
  groups: (event) => [event.fit.site],
  check: (events) =>
    events
      .filter(({ stops }) => stops)
      .flatMap((watch) => {
        const test = events.find((event) => isTestOn(event, watch));
        return test === undefined ? [] : [finding(watch, test)];
      }),
};

function isTestOn(event: EvaluationEvent, watch: EvaluationEvent): boolean {
  return (
    event.presented &&
    !event.validation &&
    !event.crossValidated &&
    event.fit.model === watch.fit.model &&
    areSplitApart(event.rows, watch.fit.rows) &&
    isInside(event.rows, watch.rows)
  );
}

function finding({ site, fit, metric }: EvaluationEvent, test: EvaluationEvent): SiteFinding {
  return {
    rule: 'leak/stopping-on-test',
    severity: 'warning',
    site,
    message: `${fit.model} stops training where the score on these ${metric} rows is best, and ${test.metric} then reports its score on the same rows. The stop is chosen for the test, so the score promises too much, most with few test rows; hold out a validation part to stop on.`,
    columns: [],
    related: [
      { role: 'train', message: 'trained and stopped here', site: fit.site },
      { role: 'test', message: 'judged on the same rows here', site: test.site },
    ],
    fixes: [],
    evidence: [],
  };
}
