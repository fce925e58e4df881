import type { SearchScoreEvent } from '../../analysis/facts';
import type { Rule, SiteFinding } from '../rule';
import { shownOnHoldOut } from './unseenJudgements';

/** `best_score_` of a search stands as the result, since nothing is scored on unseen rows. */
export const searchScoreReported: Rule<'search-score' | 'evaluation' | 'split'> = {
  id: 'leak/search-score-reported',
  reads: ['search-score', 'evaluation', 'split'],
  groups: () => ['document'],
  check: (events) => {
    const evaluations = events.flatMap((event) => (event.kind === 'search-score' ? [] : [event]));
    const isTested =
      shownOnHoldOut(evaluations).length > 0 ||
      evaluations.some((event) => event.kind === 'evaluation' && event.crossValidated);
    if (isTested) return [];
    const first = new Map<string, SearchScoreEvent>();
    for (const event of events) {
      if (event.kind === 'search-score' && !first.has(event.fit.site)) {
        first.set(event.fit.site, event);
      }
    }
    return [...first.values()].map(finding);
  },
};

function finding({ site, fit }: SearchScoreEvent): SiteFinding {
  return {
    rule: 'leak/search-score-reported',
    severity: 'information',
    site,
    message: `The best score of the search over ${fit.model} is the only result here, and it is the highest of many on the same folds. The more settings were tried, the more it promises too much; score the chosen model on rows that the search has not seen, or cross-validate the search itself.`,
    columns: [],
    related: [{ role: 'train', message: 'the search runs here', site: fit.site }],
    fixes: [],
    evidence: [],
  };
}
