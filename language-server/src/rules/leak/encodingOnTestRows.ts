import type { Rule } from '../rule';
import { influenceSites, learnedFromTestRows } from './learnedFromTestRows';

/** Categories or a vocabulary learned from rows that are later tested on. */
export const encodingOnTestRows: Rule<'evaluation'> = {
  id: 'leak/encoding-on-test-rows',
  reads: ['evaluation'],
  groups: (event) => influenceSites(event, 'encoding'),
  check: (events, context, group) =>
    learnedFromTestRows(events, group, {
      rule: 'leak/encoding-on-test-rows',
      kind: 'encoding',
      context,
      severity: 'hint',
      acrossFolds: true,
      message: ({ api }) =>
        `${api} learns its categories from rows that are later tested on, so the model never meets a category that it does not know. The effect on scores is mostly negligible (about 0.005 AUC or less); learn the categories from the training rows and say what happens to unknown ones.`,
    }),
};
