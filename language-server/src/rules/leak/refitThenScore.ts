import type { EvaluationEvent } from '../../analysis/facts';
import { isInside } from '../../analysis/rows';
import type { Rows } from '../../analysis/rows';
import type { Rule, SiteFinding } from '../rule';

/** A held-out part is scored after a later fit swallowed it. */
export const refitThenScore: Rule<'evaluation'> = {
  id: 'leak/refit-then-score',
  reads: ['evaluation'],
  groups: (event) => [event.site],
  check: (events) => events.filter(isScoredAfterRefit).slice(0, 1).map(finding),
};

/** Whether a split set these rows apart, and the last fit before the score took them in again. */
export function isScoredAfterRefit(event: EvaluationEvent): boolean {
  if (!event.presented || event.validation || event.crossValidated) return false;
  return isInside(event.rows, event.fit.rows) && isHeldOutOf(event.rows, event.fit.rows);
}

/** Whether every row lies on the test side of a split that the fitted rows had not gone through. */
function isHeldOutOf(rows: Rows, fitted: Rows): boolean {
  return rows.every((atom) =>
    atom.parts.some(
      ({ split, side }) =>
        testSides.has(side) &&
        fitted.every(
          (other) => other.root !== atom.root || !other.parts.some((part) => part.split === split),
        ),
    ),
  );
}

/** The second part of a random split, of folds, and of `sample` with its complement. */
const testSides: ReadonlySet<string> = new Set(['test', 'out']);

function finding(event: EvaluationEvent): SiteFinding {
  const { fit, metric, site, predictSite } = event;
  return {
    rule: 'leak/refit-then-score',
    severity: 'warning',
    site,
    message: `${metric} judges ${fit.model} on the held-out part, yet its last fit took all rows, the held-out ones included. The score measures memory, not prediction, and can be near perfect whatever the model is worth; score before the final fit, or fit on the training part.`,
    columns: [],
    related: [
      { role: 'train', message: 'fitted on all rows here', site: fit.site },
      { role: 'test', message: 'scored on rows of that fit here', site: predictSite },
    ],
    fixes: [],
    evidence: [],
  };
}
