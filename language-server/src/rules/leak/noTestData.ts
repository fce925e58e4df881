import type { EvaluationEvent } from '../../analysis/facts';
import { isInside, mayShare } from '../../analysis/rows';
import type { Rule, SiteFinding } from '../rule';
import { isScoredAfterRefit } from './refitThenScore';

/** A model is judged, and nothing in the document is ever judged or predicted on unseen rows. */
export const noTestData: Rule<'evaluation' | 'search-score'> = {
  id: 'leak/no-test-data',
  reads: ['evaluation', 'search-score'],
  groups: () => ['document'],
  check: (events) => {
    const evaluations = events.flatMap((event) => (event.kind === 'evaluation' ? [event] : []));
    if (evaluations.length < events.length || evaluations.some(isUnseen)) return [];
    const first = new Map<string, EvaluationEvent>();
    for (const event of evaluations) {
      const judged = event.presented && isInside(event.rows, event.fit.rows);
      if (judged && isOnePart(event) && !isScoredAfterRefit(event) && !first.has(event.fit.site)) {
        first.set(event.fit.site, event);
      }
    }
    return [...first.values()].map(finding);
  },
};

/** Folds, validation rows and rows of other sources are unseen ones, whatever is done with them. */
function isUnseen(event: EvaluationEvent): boolean {
  return event.crossValidated || !isInside(event.rows, event.fit.rows);
}

/** Whether the fitted rows are of one part: code that is not known may have kept two parts apart. */
function isOnePart({ fit }: EvaluationEvent): boolean {
  return fit.rows.every((a) => fit.rows.every((b) => a === b || mayShare([a], [b])));
}

function finding({ fit, metric, site, predictSite }: EvaluationEvent): SiteFinding {
  return {
    rule: 'leak/no-test-data',
    severity: 'information',
    site,
    message: `${metric} judges ${fit.model} on the rows that it was fitted on, and no other rows are ever scored here. How it does on new rows is not known, and a flexible model can look perfect on its own rows; hold some out, or cross-validate.`,
    columns: [],
    related: [
      { role: 'train', message: 'fitted on these rows here', site: fit.site },
      { role: 'test', message: 'scored on the same rows here', site: predictSite },
    ],
    fixes: [],
    evidence: [],
  };
}
