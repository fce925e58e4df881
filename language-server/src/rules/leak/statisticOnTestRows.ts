import type { Rule } from '../rule';
import { influenceSites, learnedFromTestRows } from './learnedFromTestRows';

/** A hand-written statistic of all rows that is used in training and in testing. */
export const statisticOnTestRows: Rule<'evaluation'> = {
  id: 'leak/statistic-on-test-rows',
  reads: ['evaluation'],
  groups: (event) => influenceSites(event, 'statistic'),
  check: (events, context, group) =>
    learnedFromTestRows(events, group, {
      rule: 'leak/statistic-on-test-rows',
      kind: 'statistic',
      context,
      message: ({ api }) =>
        `${api} is taken over rows that are later tested on and enters the training data. Compute it on the training rows and apply it to both parts; the effect is usually small for a mean or median, larger for ranks and group statistics.`,
    }),
};
