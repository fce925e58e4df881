import type { FitEvent, Site, Term } from '../../analysis/facts';
import { columnsOf, featuresOf } from '../features';
import type { ResolvedFeature } from '../features';
import type { Rule, RuleContext, SiteFinding } from '../rule';
import { isLabelItself } from './labelItself';

/** A feature that, by code alone, reads a later row. */
export const futureValue: Rule<'fit'> = {
  id: 'leak/future-value',
  reads: ['fit'],
  groups: (event) => [event.site],
  check: (events, context) => events.flatMap((event) => check(event, context)),
};

function check(event: FitEvent, context: RuleContext): readonly SiteFinding[] {
  if (event.mayLeaveOut) return [];
  return featuresOf(event, context.knowledge).flatMap((feature) => {
    const later = laterSite(feature);
    if (later === undefined || isLabelItself(feature, event, context.knowledge)) return [];
    return [finding(feature, later, { event, context })];
  });
}

/** Where a feature reads a later row, if it does. */
export function laterSite(feature: ResolvedFeature): Site | undefined {
  return feature.terms.map(({ term }) => term).find(readsLater)?.later;
}

function readsLater({ lag, window, later, aggregate }: Term): boolean {
  if (later === undefined || aggregate !== undefined || lag === 'unknown') return false;
  return lag < 0 || (lag === 0 && window?.ahead === true);
}

function finding(
  feature: ResolvedFeature,
  later: Site,
  { event, context }: { event: FitEvent; context: RuleContext },
): SiteFinding {
  const { name, anchor } = feature.fact;
  // Without another sign that the order of the rows is time, filling backward only reads a neighbour.
  const ordered =
    event.timeEvidence.some((site) => site !== later) ||
    (event.label?.shift ?? 0) > 0 ||
    context.knowledge.objectiveFor(context.file, context.objectiveName)?.objective.time !==
      undefined;
  const moves = feature.terms.some(({ term }) => typeof term.lag === 'number' && term.lag < 0);
  const smooths = feature.terms.some(({ term }) => typeof term.window?.size === 'number');
  return {
    rule: 'leak/future-value',
    severity: ordered || moves || smooths ? 'warning' : 'hint',
    site: later,
    message: `${name} takes its value from a later row here, one that does not exist yet when the row is predicted. Offline the model looks ahead, and what it gains by that is lost in use; read the row itself or earlier ones only.`,
    columns: columnsOf(feature),
    related: [
      { role: 'cause', message: 'enters the features here', site: anchor },
      { role: 'train', message: `${event.model} is trained on it here`, site: event.site },
    ],
    fixes: [],
    evidence: [],
  };
}
