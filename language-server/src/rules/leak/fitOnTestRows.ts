import type { Rule } from '../rule';
import { influenceSites, learnedFromTestRows } from './learnedFromTestRows';

/** A transformer that is fitted on rows that are later tested on. */
export const fitOnTestRows: Rule<'evaluation'> = {
  id: 'leak/fit-on-test-rows',
  reads: ['evaluation'],
  groups: (event) => influenceSites(event, 'fit'),
  check: (events, context, group) =>
    learnedFromTestRows(events, group, {
      rule: 'leak/fit-on-test-rows',
      kind: 'fit',
      context,
      message: ({ api }) =>
        `${api} is fitted on rows that are later tested on, so the test rows shape the training data. The effect on scores is usually small for scaling and imputing (about 0.005 AUC), larger for reductions; fit it on the training rows only.`,
    }),
};
