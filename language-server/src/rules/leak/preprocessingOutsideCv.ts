import type { EvaluationEvent } from '../../analysis/facts';
import { resolveColumn } from '../resolveColumn';
import type { Rule, RuleContext, SiteFinding } from '../rule';
import { leaks, placesOf } from './learnedFromTestRows';

const kinds: ReadonlySet<string> = new Set(['fit', 'selection']);

/** A transformer or selector fitted once before cross-validation instead of in every fold. */
export const preprocessingOutsideCv: Rule<'evaluation'> = {
  id: 'leak/preprocessing-outside-cv',
  reads: ['evaluation'],
  groups: (event) =>
    event.fit.influences.filter(({ kind }) => kinds.has(kind)).map(({ site }) => site),
  check: (events, context, group) => check(events, context, group),
};

function check(
  events: readonly EvaluationEvent[],
  { knowledge }: RuleContext,
  site: string,
): readonly SiteFinding[] {
  const touched = events.flatMap((event) => {
    const influence = event.fit.influences.find(
      (candidate) =>
        candidate.site === site && kinds.has(candidate.kind) && leaks(candidate, event),
    );
    return influence === undefined ? [] : [{ event, influence }];
  });
  // Where a hold-out part is touched too, that is the finding.
  if (touched.some(({ event }) => !event.crossValidated)) return [];
  const [first] = touched;
  if (first === undefined) return [];
  const { api, kind, columns, rows } = first.influence;
  // Within a training part a test part remains that can still judge: only the choice is at stake.
  const keepsTest = rows.every((atom) => atom.parts.some(({ side }) => side === 'train'));
  const effect =
    kind === 'selection'
      ? 'Choosing features outside the folds inflates scores strongly, even on noise'
      : 'The effect is usually small for scaling and imputing (about 0.005 AUC), larger for reductions';
  return [
    {
      rule: 'leak/preprocessing-outside-cv',
      severity: keepsTest && kind !== 'selection' ? 'information' : 'warning',
      site,
      message: `${api} is fitted before the cross-validation, so every fold's training rows carry what was learned from the rows that judge it. ${effect}; put it into a Pipeline with the model and cross-validate that.`,
      columns: [...new Set(columns.map((column) => resolveColumn(column, knowledge).name))],
      related: placesOf(touched.map(({ event }) => event).slice(0, 32)),
      fixes: [],
      evidence: [],
    },
  ];
}
