import type { Severity } from '../../../../protocol/src/finding';
import type { EvaluationEvent, Influence } from '../../analysis/facts';
import { areSplitApart, mayShare } from '../../analysis/rows';
import { sourceKey } from '../../analysis/terms';
import type { RuleContext, SiteFinding, SiteRelated } from '../rule';
import { resolveColumn } from '../resolveColumn';

/** More pairs of fit and judged predictions than this say nothing new. */
const maxPairs = 96;

/** The places whose statistics this evaluation's training data rests on. */
export function influenceSites(event: EvaluationEvent, kind: Influence['kind']): readonly string[] {
  return event.fit.influences.filter((i) => i.kind === kind).map((i) => i.site);
}

/**
 * Whether what was learned at the site leaked: the model was trained on what was learned from rows
 * that it is judged on, and those rows were held out from its fit.
 */
export function leaks(influence: Influence, event: EvaluationEvent): boolean {
  if (event.validation || !mayShare(influence.rows, event.rows)) return false;
  if (!areSplitApart(event.fit.rows, event.rows) && mayShare(event.fit.rows, event.rows))
    return false;
  return !isOfLabel(influence, event);
}

function isOfLabel(influence: Influence, event: EvaluationEvent): boolean {
  const label = new Set((event.fit.label?.terms ?? []).map((term) => sourceKey(term.source)));
  return influence.columns.length > 0 && influence.columns.every((c) => label.has(sourceKey(c)));
}

/** What a rule of this family adds to the common judgement. */
export interface Wording {
  readonly rule: string;
  readonly kind: Influence['kind'];
  readonly context: RuleContext;
  readonly severity?: Severity;
  /** Whether the folds of a cross-validation are judged too; without it hold-outs are, alone. */
  readonly acrossFolds?: boolean;
  readonly message: (influence: Influence) => string;
}

/** One finding for a statistic that reached training from rows that are tested on. */
export function learnedFromTestRows(
  events: readonly EvaluationEvent[],
  site: string,
  { rule, kind, context, severity = 'warning', acrossFolds = false, message }: Wording,
): readonly SiteFinding[] {
  const pairs = events.flatMap((event) => {
    if (event.crossValidated && !acrossFolds) return [];
    const influence = event.fit.influences.find(
      (i) => i.site === site && i.kind === kind && leaks(i, event),
    );
    return influence === undefined ? [] : [{ event, influence }];
  });
  const [first] = pairs;
  if (first === undefined) return [];
  const names = first.influence.columns
    .filter((c) => c.column !== '*')
    .map((c) => resolveColumn(c, context.knowledge).name);
  return [
    {
      rule,
      severity,
      site,
      message: message(first.influence),
      columns: [...new Set(names)],
      related: placesOf(distinctPairs(pairs.map((pair) => pair.event)).slice(0, maxPairs)),
      fixes: [],
      evidence: [],
    },
  ];
}

/** One evaluation for each fit and the predictions of it that are judged. */
function distinctPairs(events: readonly EvaluationEvent[]): readonly EvaluationEvent[] {
  const byPair = new Map<string, EvaluationEvent>();
  for (const event of events) {
    const pair = `${event.fit.site} ${event.predictSite}`;
    const known = byPair.get(pair);
    if (known === undefined || (event.presented && !known.presented)) byPair.set(pair, event);
  }
  return [...byPair.values()];
}

/** The fits and the judgements, each once. */
export function placesOf(events: readonly EvaluationEvent[]): readonly SiteRelated[] {
  const related: SiteRelated[] = [];
  for (const { fit, predictSite, site, metric, presented } of events) {
    const trained = `${fit.model} is trained on the result here`;
    addPlace(related, { role: 'train', message: trained, site: fit.site });
    addPlace(related, {
      role: 'test',
      message: 'and judged on the same rows here',
      site: predictSite,
    });
    if (presented) addPlace(related, { role: 'test', message: `${metric} is reported here`, site });
  }
  return related;
}

function addPlace(related: SiteRelated[], place: SiteRelated): void {
  const known = related.some((other) => other.role === place.role && other.site === place.site);
  if (!known) related.push(place);
}
