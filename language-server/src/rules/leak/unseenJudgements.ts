import type { EvaluationEvent, SplitEvent } from '../../analysis/facts';
import { mayShare } from '../../analysis/rows';

/** Scores shown on rows that the fit has not seen, those of a cross-validation's folds left out. */
export function shownOnHoldOut(
  events: readonly (EvaluationEvent | SplitEvent)[],
): readonly EvaluationEvent[] {
  const folds = events.flatMap((event) =>
    event.kind === 'split' && repeats(event) ? [`${event.site}~`] : [],
  );
  return events.flatMap((event) => {
    if (event.kind !== 'evaluation' || !event.presented || event.validation) return [];
    if (event.crossValidated || mayShare(event.rows, event.fit.rows)) return [];
    return isInFold(event, folds) ? [] : [event];
  });
}

/** Splits that give every row its turn in the test. */
function repeats({ how, api }: SplitEvent): boolean {
  return how === 'kfold' || how === 'time' || (how === 'random-group' && api !== 'sample');
}

function isInFold({ rows }: EvaluationEvent, folds: readonly string[]): boolean {
  return rows.some((atom) =>
    atom.parts.some(({ split }) => folds.some((prefix) => split.startsWith(prefix))),
  );
}
