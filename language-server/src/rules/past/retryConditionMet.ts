import { oneLine } from '../untrustedText';
import type { LinkedAttempt } from '../knowledge';
import type { Rule, SiteFinding } from '../rule';
import { ideaOf, triedText } from './attemptText';
import { sourceColumns } from './featureMatch';
import { evidenceOf, relatedTo } from './evidence';
import { precedentsOf } from './precedents';
import type { RetryMatch } from './retryCondition';
import { explainFix } from './fixes';

/**
 * `past/retry-condition-met`: the idea was tried and given up, and this fit has what the lesson asked
 * for before another try.
 */
export const retryConditionMet: Rule<'fit'> = {
  id: 'past/retry-condition-met',
  reads: ['fit'],
  groups: ({ site }) => [site],
  check: (events, context) =>
    events.flatMap((fit) => {
      const bySite = new Map<string, SiteFinding>();
      for (const { linked, retries, difference } of precedentsOf(fit, context).precedents) {
        if (difference !== undefined) continue;
        for (const match of retries) {
          if (!bySite.has(match.site)) bySite.set(match.site, finding(linked, match));
        }
      }
      return [...bySite.values()];
    }),
};

function finding(linked: LinkedAttempt, { site, feature, text }: RetryMatch): SiteFinding {
  const name = oneLine(linked.attempt.id, 80);
  return {
    rule: 'past/retry-condition-met',
    severity: 'hint',
    site,
    message: `This ${text}, and so meets the retry condition of ${name} (${ideaOf(linked)}). Then: ${triedText(linked)}`,
    columns: feature === undefined ? [] : [...sourceColumns(feature), feature.name],
    related: relatedTo([linked]),
    fixes: [explainFix],
    evidence: evidenceOf([linked]),
  };
}
