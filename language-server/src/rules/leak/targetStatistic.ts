import type { FitEvent, Term } from '../../analysis/facts';
import { isInside, mayShare } from '../../analysis/rows';
import { columnsOf, featuresOf } from '../features';
import type { ResolvedFeature } from '../features';
import { isSameColumn } from '../resolveColumn';
import type { Rule, RuleContext, SiteFinding } from '../rule';

/** The label aggregated over rows that include the row itself or test rows, as a feature. */
export const targetStatistic: Rule<'fit'> = {
  id: 'leak/target-statistic',
  reads: ['fit'],
  groups: (event) => [event.site],
  check: (events, context) => events.flatMap((event) => check(event, context)),
};

function check(event: FitEvent, context: RuleContext): readonly SiteFinding[] {
  return featuresOf(event, context.knowledge).flatMap((feature) => {
    const term = feature.terms
      .map((resolved) => resolved.term)
      .find((candidate) => aggregatesLabel(candidate, event, context) && leaks(candidate, event));
    return term?.aggregate === undefined ? [] : [finding(feature, term.aggregate, event)];
  });
}

function aggregatesLabel(term: Term, event: FitEvent, { knowledge }: RuleContext): boolean {
  if (term.aggregate === undefined || term.aggregate.excludesSelf) return false;
  return (event.label?.terms ?? []).some((label) =>
    isSameColumn(label.source, term.source, knowledge),
  );
}

/**
 * Statistics of the training part alone are left to the author: they do not cross the split. All
 * others hold test rows, or, where nothing was split off, the label of the row itself.
 */
function leaks(term: Term, event: FitEvent): boolean {
  const rows = term.aggregate?.rows ?? [];
  if (!mayShare(rows, event.rows)) return false;
  const wasSplit = rows.some((atom) => atom.parts.length > 0 || atom.filters.length > 0);
  return !(wasSplit && isInside(rows, event.rows));
}

function finding(
  feature: ResolvedFeature,
  aggregate: NonNullable<Term['aggregate']>,
  event: FitEvent,
): SiteFinding {
  const keys = aggregate.keys.length === 0 ? '' : ` by ${aggregate.keys.join(', ')}`;
  return {
    rule: 'leak/target-statistic',
    severity: 'warning',
    site: aggregate.site,
    message: `${feature.fact.name} is the ${aggregate.fn} of the label${keys} over all rows, the row itself and test rows included. The model reads part of the answer: compute it on training rows only, out of fold.`,
    columns: columnsOf(feature),
    related: [
      { role: 'cause', message: 'enters the features here', site: feature.fact.anchor },
      { role: 'train', message: `${event.model} is trained on it here`, site: event.site },
    ],
    fixes: [],
    evidence: [],
  };
}
