import type { Rule } from '../rule';
import { availabilityFindings } from './availability';

/** A feature that is recorded at or after the outcome. */
export const postOutcome: Rule<'fit'> = {
  id: 'leak/post-outcome',
  reads: ['fit'],
  groups: (event) => [event.site],
  check: (events, context) =>
    events
      .flatMap((event) => availabilityFindings(event, context))
      .filter((finding) => finding.rule === 'leak/post-outcome'),
};
