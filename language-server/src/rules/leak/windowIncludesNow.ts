import type { Rule } from '../rule';
import { availabilityFindings } from './availability';

/** A window of the label, or of values known after the fact, that ends on the predicted row. */
export const windowIncludesNow: Rule<'fit'> = {
  id: 'leak/window-includes-now',
  reads: ['fit'],
  groups: (event) => [event.site],
  check: (events, context) =>
    events
      .flatMap((event) => availabilityFindings(event, context))
      .filter((finding) => finding.rule === 'leak/window-includes-now'),
};
