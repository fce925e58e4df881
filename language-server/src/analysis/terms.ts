import type { Aggregate, Influence, Site, SourceColumn, Term, WindowSpan } from './facts';

/** More ways in than this say no more than that everything flowed in. */
const maxTerms = 24;
const maxInfluences = 24;

/** A column read as it is stored. */
export function sourceTerm(tables: readonly string[], column: string): Term {
  return { source: { tables, column }, lag: 0, transforms: [], partners: [] };
}

/** The terms after values were moved `steps` rows back at a site; unknown steps stay unknown. */
export function shiftTerms(
  terms: readonly Term[],
  steps: number | undefined,
  site: Site,
): readonly Term[] {
  return terms.map((term) => ({
    ...term,
    ...(steps !== undefined && steps < 0 ? { later: site } : {}),
    lag: steps === undefined || term.lag === 'unknown' ? 'unknown' : term.lag + steps,
    transforms: withTransform(term.transforms, 'lag'),
  }));
}

/** The terms after a window of rows that ends at (or, if `ahead`, after) each row was summarised. */
export function windowTerms(
  terms: readonly Term[],
  window: WindowSpan,
  site: Site,
): readonly Term[] {
  const transform = window.size === 'all' ? 'expanding' : 'rolling';
  return terms.map((term) => ({
    ...term,
    ...(window.ahead ? { later: site } : {}),
    window: term.window === undefined ? window : widerWindow(term.window, window),
    transforms: withTransform(term.transforms, transform),
  }));
}

/** The terms after many rows were summarised at once. */
export function aggregateTerms(terms: readonly Term[], aggregate: Aggregate): readonly Term[] {
  return terms.map((term) => ({
    ...term,
    aggregate,
    transforms: withTransform(term.transforms, 'aggregate'),
  }));
}

/** The terms after a function of one row was applied. */
export function transformTerms(terms: readonly Term[], transform: string): readonly Term[] {
  if (transform === 'raw') return terms;
  return terms.map((term) => ({ ...term, transforms: withTransform(term.transforms, transform) }));
}

/**
 * The terms of an expression over two values. Where both hold source columns, each side's terms
 * remember the other's columns as partners, and `transform` names the arithmetic.
 */
export function combineTerms(
  left: readonly Term[],
  right: readonly Term[],
  transform: string | undefined,
): readonly Term[] {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  const named = transform ?? 'other';
  return mergeTerms(
    transformTerms(withPartners(left, right), named),
    transformTerms(withPartners(right, left), named),
  );
}

/** Terms of either value, each once. */
export function mergeTerms(a: readonly Term[], b: readonly Term[]): readonly Term[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const seen = new Map<string, Term>();
  for (const term of [...a, ...b]) seen.set(termKey(term), term);
  return [...seen.values()].slice(0, maxTerms);
}

/** Influences of either value, each site once, in order of appearance. */
export function mergeInfluences(
  a: readonly Influence[],
  b: readonly Influence[],
): readonly Influence[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const seen = new Map<string, Influence>();
  for (const influence of [...a, ...b]) {
    const key = `${influence.site}${influence.kind}${influence.rows.length}`;
    if (!seen.has(key)) seen.set(key, influence);
  }
  return [...seen.values()].slice(0, maxInfluences);
}

/** The distinct source columns of the terms. */
export function sourcesOf(terms: readonly Term[]): readonly SourceColumn[] {
  const seen = new Map<string, SourceColumn>();
  for (const { source } of terms) seen.set(sourceKey(source), source);
  return [...seen.values()];
}

/** A key that is equal for equal source columns. */
export function sourceKey(source: SourceColumn): string {
  return `${source.tables.join('+')}.${source.column}`;
}

function termKey(term: Term): string {
  const window = term.window === undefined ? '' : `${term.window.size}${term.window.ahead}`;
  const transforms = term.transforms.join();
  return `${sourceKey(term.source)}@${term.lag}|${window}|${term.aggregate?.site ?? ''}|${transforms}`;
}

function withPartners(terms: readonly Term[], others: readonly Term[]): readonly Term[] {
  const names = others.map((other) => other.source.column);
  return terms.map((term) => ({
    ...term,
    partners: [...new Set([...term.partners, ...names])].sort(),
  }));
}

function withTransform(transforms: readonly string[], transform: string): readonly string[] {
  return transforms.includes(transform) ? transforms : [...transforms, transform].sort();
}

function widerWindow(a: WindowSpan, b: WindowSpan): WindowSpan {
  const sizes = [a.size, b.size];
  const size = sizes.includes('all')
    ? 'all'
    : typeof a.size === 'number' && typeof b.size === 'number'
      ? a.size + b.size
      : 'unknown';
  return { size, ahead: a.ahead || b.ahead };
}
