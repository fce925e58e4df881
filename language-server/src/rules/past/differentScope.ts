import type { Rule } from '../rule';
import { triedText } from './attemptText';
import { findingsByAnchor } from './anchoredFindings';
import { precedentsOf } from './precedents';
import { resolveFit } from '../features';

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
      const event = resolveFit(fit, context.knowledge);
      const precedents = precedentsOf(event, context).filter(({ retries }) => retries.length === 0);
      const repeated = precedents.filter(({ difference }) => difference === undefined);
      // What is a dead end here anyway needs no second opinion from elsewhere.
      const isDeadEnd = (name: string): boolean =>
        repeated.some(({ features }) => features.some((feature) => feature.name === name));
      return findingsByAnchor(event, {
        rule: 'past/different-scope',
        placed: precedents.flatMap((precedent) => {
          const { linked, difference, features } = precedent;
          if (difference === undefined || linked.attempt.lesson === undefined) return [];
          const open = features.filter(({ name }) => !isDeadEnd(name));
          const message = `Tried before in another scope (${difference.text}): ${triedText(linked)}`;
          return [
            { precedent: { ...precedent, features: open }, severity: 'information', message },
          ];
        }),
      });
    }),
};
