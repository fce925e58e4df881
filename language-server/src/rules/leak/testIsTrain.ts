import type { EvaluationEvent } from '../../analysis/facts';
import { isInside, mayShare } from '../../analysis/rows';
import type { Rule, SiteFinding } from '../rule';
import { isScoredAfterRefit } from './refitThenScore';

/**
 * A score on rows that the model was fitted on, given as an evaluation. A training score beside a
 * score of the same fit on unseen rows is a diagnostic and stays silent; so does a document in which
 * nothing is ever judged on unseen rows.
 */
export const testIsTrain: Rule<'evaluation'> = {
  id: 'leak/test-is-train',
  reads: ['evaluation'],
  groups: () => ['document'],
  check: (events) => {
    const unseen = events.filter((e) => !e.validation && !mayShare(e.rows, e.fit.rows));
    if (unseen.length === 0) return [];
    const honest = new Set(unseen.map((event) => event.fit.site));
    const folded = new Set(unseen.flatMap((e) => (e.crossValidated ? [e.fit.model] : [])));
    return events
      .filter((e) => e.presented && !e.validation && isInside(e.rows, e.fit.rows))
      .filter((event) => !honest.has(event.fit.site) && !folded.has(event.fit.model))
      .filter((event) => !isScoredAfterRefit(event))
      .map(finding);
  },
};

function finding(event: EvaluationEvent): SiteFinding {
  return {
    rule: 'leak/test-is-train',
    severity: 'warning',
    site: event.site,
    message: `${event.metric} judges ${event.fit.model} on rows that it was fitted on, so it measures memory, not prediction. Score rows that the fit has not seen.`,
    columns: [],
    related: [
      { role: 'train', message: 'fitted on these rows here', site: event.fit.site },
      { role: 'test', message: 'scored on the same rows here', site: event.predictSite },
    ],
    fixes: [],
    evidence: [],
  };
}
