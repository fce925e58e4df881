import type { Severity } from '../../../../protocol/src/finding';
import type { FeatureFact, FitEvent, Site } from '../../analysis/facts';
import type { SiteFinding } from '../rule';
import { bareName } from './columnNames';
import { evidenceOf, relatedTo } from './evidence';
import { sourceColumns } from './featureMatch';
import { dismissFix, explainFix, insteadFixes } from './fixes';
import type { Precedent } from './precedents';

/** What is to be said of one precedent, wherever the fit repeats it. */
export interface PlacedPrecedent {
  readonly precedent: Precedent;
  readonly severity: Severity;
  /** Worked out only for what is told. */
  readonly message: () => string;
}

interface Placed {
  /** Features that enter unnamed share the place of their table. */
  readonly features: Set<FeatureFact>;
  readonly all: Set<PlacedPrecedent>;
}

const severityOrder: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * One finding for each place of a fit that repeats earlier attempts: at the feature, or at the call
 * for an approach without columns. Of several attempts the most severe and then newest is told, the
 * others are counted and related. The same attempt is told in the same words everywhere.
 */
export function findingsByAnchor(
  event: FitEvent,
  { rule, placed }: { readonly rule: string; readonly placed: readonly PlacedPrecedent[] },
): readonly SiteFinding[] {
  const places = new Map<Site, Placed>();
  const at = (site: Site): Placed => {
    const place = places.get(site) ?? { features: new Set(), all: new Set() };
    places.set(site, place);
    return place;
  };
  for (const one of placed) {
    if (one.precedent.isApproach) at(event.site).all.add(one);
    for (const feature of one.precedent.features) {
      at(feature.anchor).all.add(one);
      at(feature.anchor).features.add(feature);
    }
  }
  return [...places].map(([site, place]) => finding(place, { rule, site }));
}

function finding(
  { features, all }: Placed,
  { rule, site }: { readonly rule: string; readonly site: Site },
): SiteFinding {
  // Precedents come oldest first.
  const told = [...all].reverse().sort((one, other) => rankOf(one) - rankOf(other));
  const [main, ...others] = told;
  const linked = told.map(({ precedent }) => precedent.linked);
  const more = others.length === 0 ? '' : ` And ${counted(others.length)} before.`;
  const [feature, another] = features;
  const proposals = another === undefined ? insteadFixes(linked, feature) : [];
  return {
    rule,
    severity: main?.severity ?? 'information',
    site,
    message: `${main?.message() ?? ''}${more}`,
    columns: [...new Set([...features].flatMap(columnsOf))],
    related: relatedTo(linked),
    fixes: [...proposals, explainFix, dismissFix],
    evidence: evidenceOf(linked),
  };
}

/** Source columns, then the name of a feature that was made from them. */
function columnsOf(feature: FeatureFact): readonly string[] {
  const sources = sourceColumns(feature);
  const isDerived = !sources.some((column) => bareName(column) === feature.name);
  return isDerived ? [...sources, feature.name] : sources;
}

function rankOf({ severity }: PlacedPrecedent): number {
  return severityOrder.indexOf(severity);
}

function counted(number: number): string {
  return number === 1 ? '1 more attempt' : `${number} more attempts`;
}
