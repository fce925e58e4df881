import type { EvaluationEvent, Influence } from '../../analysis/facts';
import { areSplitApart, mayShare } from '../../analysis/rows';
import { sourceKey } from '../../analysis/terms';
import type { RuleContext, SiteFinding, SiteRelated } from '../rule';
import { resolveColumn } from '../resolveColumn';

/** More pairs of fit and evaluation than this say nothing new. */
const maxPairs = 8;

/** The places whose statistics this evaluation's training data rests on. */
export function influenceSites(
  event: EvaluationEvent,
  kind: Influence['kind'],
): readonly string[] {
  return event.fit.influences.filter((i) => i.kind === kind).map((i) => i.site);
}

/**
 * Whether what was learned at the site leaked: the model was trained on what was learned from rows
 * that it is judged on, and those rows were held out from its fit.
 */
function leaks(influence: Influence, event: EvaluationEvent): boolean {
  if (event.validation || !mayShare(influence.rows, event.rows)) return false;
  if (!areSplitApart(event.fit.rows, event.rows) && mayShare(event.fit.rows, event.rows)) return false;
  return !isOfLabel(influence, event);
}

function isOfLabel(influence: Influence, event: EvaluationEvent): boolean {
  const label = new Set((event.fit.label?.terms ?? []).map((term) => sourceKey(term.source)));
  return influence.columns.length > 0 && influence.columns.every((c) => label.has(sourceKey(c)));
}

/** One finding for a statistic that reached training from rows that are tested on. */
export function learnedFromTestRows(
  events: readonly EvaluationEvent[],
  site: string,
  options: {
    readonly rule: string;
    readonly kind: Influence['kind'];
    readonly context: RuleContext;
    readonly message: (influence: Influence) => string;
  },
): readonly SiteFinding[] {
  const related: SiteRelated[] = [];
  let found: Influence | undefined;
  for (const event of events) {
    const influence = event.fit.influences.find(
      (i) => i.site === site && i.kind === options.kind && leaks(i, event),
    );
    if (influence === undefined || related.length >= maxPairs * 2) continue;
    found ??= influence;
    addPlace(related, { role: 'train', message: `${event.fit.model} is trained on the result here`, site: event.fit.site });
    addPlace(related, { role: 'test', message: 'and judged on the same rows here', site: event.predictSite });
    if (event.presented) addPlace(related, { role: 'test', message: `${event.metric} is reported here`, site: event.site });
  }
  if (found === undefined) return [];
  const names = found.columns.map((c) => resolveColumn(c, options.context.knowledge).name);
  return [
    {
      rule: options.rule,
      severity: 'warning',
      site,
      message: options.message(found),
      columns: [...new Set(names)],
      related,
      fixes: [],
      evidence: [],
    },
  ];
}

function addPlace(related: SiteRelated[], place: SiteRelated): void {
  const known = related.some((other) => other.role === place.role && other.site === place.site);
  if (!known) related.push(place);
}
