import type { FeatureFact, FitEvent, Term } from '../analysis/facts';
import type { Knowledge } from './knowledge';
import { resolveColumn } from './resolveColumn';
import type { ResolvedColumn } from './resolveColumn';

/** A term of a feature with its source column resolved. */
export interface ResolvedTerm {
  readonly term: Term;
  readonly source: ResolvedColumn;
}

/** A feature of a fit with its sources resolved. */
export interface ResolvedFeature {
  readonly fact: FeatureFact;
  readonly terms: readonly ResolvedTerm[];
}

/**
 * The features of a fit: those that code names, and those that enter unnamed with a whole table,
 * as far as the tables' columns are declared.
 */
export function featuresOf(event: FitEvent, knowledge: Knowledge): readonly ResolvedFeature[] {
  return [...event.features, ...unnamedFeatures(event, knowledge)].map((fact) => ({
    fact,
    terms: fact.terms.map((term) => ({ term, source: resolveColumn(term.source, knowledge) })),
  }));
}

function unnamedFeatures(event: FitEvent, knowledge: Knowledge): readonly FeatureFact[] {
  const { rest } = event;
  if (rest === undefined) return [];
  const named = new Set([...rest.except, ...event.features.map((feature) => feature.name)]);
  const found: FeatureFact[] = [];
  for (const table of rest.tables) {
    for (const column of knowledge.dataset(table)?.columns ?? []) {
      if (named.has(column)) continue;
      named.add(column);
      const source = { tables: [table], column };
      const term: Term = { source, lag: 0, transforms: [], partners: [] };
      found.push({ name: column, anchor: rest.anchor, terms: [term] });
    }
  }
  return found;
}

/** The fit with unnamed features named and every source column's table chosen where it can be. */
export function resolveFit(event: FitEvent, knowledge: Knowledge): FitEvent {
  const features = featuresOf(event, knowledge).map(({ fact, terms }) => ({
    ...fact,
    terms: terms.map(({ term, source: { table, column } }) =>
      table === undefined ? term : { ...term, source: { tables: [table], column } },
    ),
  }));
  return { ...event, features };
}

/** Source columns as `table.column`, then the derived name where it is another. */
export function columnsOf(feature: ResolvedFeature): string[] {
  const sources = [...new Set(feature.terms.map(({ source }) => source.name))];
  const bare = feature.terms.map(({ source }) => source.column);
  return bare.includes(feature.fact.name) ? sources : [...sources, feature.fact.name];
}
