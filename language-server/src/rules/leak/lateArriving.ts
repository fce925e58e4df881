import type { Rule } from '../rule';
import { availabilityFindings } from './availability';

/** A feature that is younger than horizon and latency allow. */
export const lateArriving: Rule<'fit'> = {
  id: 'leak/late-arriving',
  reads: ['fit'],
  groups: (event) => [event.site],
  check: (events, context) =>
    events
      .flatMap((event) => availabilityFindings(event, context))
      .filter((finding) => finding.rule === 'leak/late-arriving'),
};
