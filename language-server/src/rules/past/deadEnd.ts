import type { Rule } from '../rule';
import { triedText } from './attemptText';
import { findingsByAnchor } from './anchoredFindings';
import { doubtsAbout, remarksOn } from './doubt';
import { precedentsOf } from './precedents';
import { resolveFit } from '../features';

/**
 * `past/dead-end`: a feature, or an approach without columns, that was tried for this target and
 * scope and did not work. A recorded conclusion, or a figure worse than its baseline, makes it a
 * warning; a bare crash, or a lesson in doubt, information.
 */
export const deadEnd: Rule<'fit'> = {
  id: 'past/dead-end',
  reads: ['fit'],
  groups: ({ site }) => [site],
  check: (events, context) =>
    events.flatMap((fit) => {
      const event = resolveFit(fit, context.knowledge);
      const precedents = precedentsOf(event, context).filter(
        ({ difference, retries }) => difference === undefined && retries.length === 0,
      );
      return findingsByAnchor(event, {
        rule: 'past/dead-end',
        placed: precedents.map((precedent) => {
          const doubts = doubtsAbout(precedent, context.knowledge.today);
          const remarks = [...doubts, ...remarksOn(precedent.linked)];
          return {
            precedent,
            severity: doubts.length > 0 ? 'information' : 'warning',
            message: [`Tried before: ${triedText(precedent.linked)}`, ...remarks].join(' '),
          };
        }),
      });
    }),
};
