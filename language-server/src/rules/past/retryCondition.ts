import type { FeatureFact, FitEvent, Site } from '../../analysis/facts';
import type { LinkedAttempt } from '../knowledge';
import { readsColumn } from './featureMatch';

/** Where a fit meets what a lesson asked for, and what that is. */
export interface RetryMatch {
  readonly site: Site;
  readonly feature?: FeatureFact;
  /** Completes "... meets the retry condition". */
  readonly text: string;
}

/**
 * The places where a fit meets the retry condition of an attempt: a feature from one of the asked
 * columns, one of the attempt's own columns under an asked transform, or the asked parameters.
 */
export function retryMatches(
  { attempt, adds }: LinkedAttempt,
  event: FitEvent,
): readonly RetryMatch[] {
  const asked = attempt.lesson?.retry_when;
  if (asked === undefined) return [];
  const { any_columns: columns = [], transforms = [], parameters = {} } = asked;
  const matches = event.features.flatMap((feature): RetryMatch[] => {
    const column = columns.find((name) => feature.terms.some((term) => readsColumn(term, name)));
    if (column !== undefined) return [{ site: feature.anchor, feature, text: `uses ${column}` }];
    const transform = transforms.find((name) => isTransformed(feature, { adds, name }));
    if (transform === undefined) return [];
    return [{ site: feature.anchor, feature, text: `applies ${transform}` }];
  });
  const settings = Object.entries(parameters);
  const areSet =
    settings.length > 0 && settings.every(([name, value]) => event.parameters[name] === value);
  if (!areSet) return matches;
  const text = `sets ${settings.map(([name, value]) => `${name} = ${String(value)}`).join(', ')}`;
  return [...matches, { site: event.site, text }];
}

function isTransformed(
  { terms }: FeatureFact,
  { adds, name }: { readonly adds: LinkedAttempt['adds']; readonly name: string },
): boolean {
  const own = terms.filter((term) => adds.columns.some((column) => readsColumn(term, column)));
  return own.some(({ transforms }) => transforms.includes(name));
}
