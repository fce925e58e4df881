import type { Rule } from '../rule';
import { triedText } from './attemptText';
import { findingsByAnchor, type PlacedPrecedent } from './anchoredFindings';
import { type Precedent, precedentsOf } from './precedents';

/**
 * `past/different-scope`: the idea was tried and people drew a conclusion, but about another target,
 * or a slice, model or setting that the lesson names and that is not the one here.
 */
export const differentScope: Rule<'fit'> = {
  id: 'past/different-scope',
  reads: ['fit'],
  groups: ({ site }) => [site],
  check: (events, context) =>
    events.flatMap((fit) => {
      const { event, precedents } = precedentsOf(fit, context);
      const tried = precedents.filter(({ retries }) => retries.length === 0);
      // What is a dead end here anyway needs no second opinion from elsewhere.
      const repeated = new Set(
        tried.flatMap(({ difference, features }) => (difference === undefined ? features : [])),
      );
      return findingsByAnchor(event, {
        rule: 'past/different-scope',
        placed: tried.flatMap((one) => {
          const features = one.features.filter((feature) => !repeated.has(feature));
          return placed({ ...one, features });
        }),
      });
    }),
};

function placed(precedent: Precedent): readonly PlacedPrecedent[] {
  const { linked, difference } = precedent;
  if (difference === undefined || linked.attempt.lesson === undefined) return [];
  const message = (): string =>
    `Tried before in another scope (${difference.text}): ${triedText(linked)}`;
  return [{ precedent, severity: 'information', message }];
}
