import type { Rule } from '../rule';
import { triedText } from './attemptText';
import { findingsByAnchor, type PlacedPrecedent } from './anchoredFindings';
import { doubtsAbout, remarksOn } from './doubt';
import { type Precedent, precedentsOf } from './precedents';

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
      const { event, precedents } = precedentsOf(fit, context);
      const { today } = context.knowledge;
      return findingsByAnchor(event, {
        rule: 'past/dead-end',
        placed: precedents
          .filter(({ difference, retries }) => difference === undefined && retries.length === 0)
          .map((precedent) => placed(precedent, today)),
      });
    }),
};

function placed(precedent: Precedent, today: string | undefined): PlacedPrecedent {
  const doubts = doubtsAbout(precedent, today);
  const { linked } = precedent;
  return {
    precedent,
    severity: doubts.length > 0 ? 'information' : 'warning',
    message: () =>
      [`Tried before: ${triedText(linked)}`, ...doubts, ...remarksOn(linked)].join(' '),
  };
}
