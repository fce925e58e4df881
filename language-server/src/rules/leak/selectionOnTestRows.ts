import type { Rule } from '../rule';
import { influenceSites, learnedFromTestRows } from './learnedFromTestRows';

/** Features chosen with rows in sight that are later tested on. */
export const selectionOnTestRows: Rule<'evaluation'> = {
  id: 'leak/selection-on-test-rows',
  reads: ['evaluation'],
  groups: (event) => influenceSites(event, 'selection'),
  check: (events, context, group) =>
    learnedFromTestRows(events, group, {
      rule: 'leak/selection-on-test-rows',
      kind: 'selection',
      context,
      message: ({ api }) =>
        `${api} chooses features with rows in sight that are later tested on, so what is noise in training is kept because it happens to fit the test. This inflates scores far more than scaling does, most with many features and few rows; choose on the training rows only.`,
    }),
};
