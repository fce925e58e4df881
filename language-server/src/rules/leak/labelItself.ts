import type { FitEvent, Term } from '../../analysis/facts';
import { sourceKey } from '../../analysis/terms';
import type { ResolvedFeature } from '../features';
import type { Knowledge } from '../knowledge';
import { isSameColumn } from '../resolveColumn';

/**
 * Whether a feature is the label: each column that the label is computed from enters it, at the
 * label's own row or a later one, row by row. A past value of the label is none, and neither is one
 * of several columns that the label is computed from.
 */
export function isLabelItself(
  { fact, terms }: ResolvedFeature,
  event: FitEvent,
  knowledge: Knowledge,
): boolean {
  const parts = labelParts(event);
  // What several columns flow into need not be the same as what they flow into by another name.
  if (parts.length > 1 && fact.name !== event.label?.name) return false;
  return (
    parts.length > 0 &&
    parts.every((part) =>
      terms.some(
        ({ term }) =>
          isRowwise(term) &&
          typeof term.lag === 'number' &&
          term.lag <= part.lag &&
          isSameColumn(term.source, part.source, knowledge),
      ),
    )
  );
}

/** The columns that the label is computed from, each at the latest row that it reads. */
function labelParts({ label }: FitEvent): readonly (Term & { readonly lag: number })[] {
  const parts = new Map<string, Term & { readonly lag: number }>();
  for (const term of label?.terms ?? []) {
    const { lag } = term;
    if (!isRowwise(term) || lag === 'unknown') return [];
    const key = sourceKey(term.source);
    const known = parts.get(key);
    if (known === undefined || lag < known.lag) parts.set(key, { ...term, lag });
  }
  return [...parts.values()];
}

function isRowwise({ window, aggregate }: Term): boolean {
  return window === undefined && aggregate === undefined;
}
