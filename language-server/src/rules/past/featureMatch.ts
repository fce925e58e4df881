import type { FeatureFact, Term } from '../../analysis/facts';
import type { LinkedAttempt } from '../knowledge';
import { bareName, isSameColumn } from './columnNames';

/** Preparation that most models need anyway: with it the idea is still the one without. */
const preparation = new Set(['impute', 'scale']);

/**
 * Whether a feature is what an attempt was about: one of its columns, used in the way in which it was
 * used then. No transform, or `raw`, is the column's own current value; a lag, a window or any other
 * transform is another idea unless the attempt names it too.
 */
export function isAbout({ adds }: Pick<LinkedAttempt, 'adds'>, feature: FeatureFact): boolean {
  const how = new Set(adds.transforms.filter((name) => name !== 'raw'));
  const takesRaw = how.size === 0 || adds.transforms.includes('raw');
  return adds.columns.some((column) => {
    const terms = feature.terms.filter((term) => readsColumn(term, column));
    if (terms.some((term) => isUsedAs(term, { how, takesRaw }))) return true;
    return terms.length === 0 && how.size === 0 && isLoggedAs(feature, column);
  });
}

/** Whether a value comes from this column; a table that is left open contradicts nothing. */
export function readsColumn({ source }: Term, column: string): boolean {
  if (source.tables.length === 0) return bareName(column) === source.column;
  return source.tables.some((table) => isSameColumn(`${table}.${source.column}`, column));
}

/** The source columns of a feature, as `table.column` where one table is known. */
export function sourceColumns({ terms }: Pick<FeatureFact, 'terms'>): readonly string[] {
  const names = terms.map(({ source: { tables, column } }) => {
    const [table, another] = tables;
    return table === undefined || another !== undefined ? column : `${table}.${column}`;
  });
  return [...new Set(names)];
}

function isUsedAs(
  term: Term,
  { how, takesRaw }: { readonly how: ReadonlySet<string>; readonly takesRaw: boolean },
): boolean {
  const steps = stepsOf(term).filter((name) => how.has(name) || !preparation.has(name));
  if (steps.length === 0) return takesRaw;
  return steps.every((name) => how.has(name));
}

function stepsOf({ transforms, lag, window, aggregate }: Term): readonly string[] {
  const steps = new Set(transforms.filter((name) => name !== 'raw'));
  if (lag !== 0) steps.add('lag');
  if (aggregate !== undefined) steps.add('aggregate');
  if (window !== undefined && !steps.has('expanding')) steps.add('rolling');
  return [...steps];
}

/** Trackers log features by the names that the code gave them: a derived column is found by its own. */
function isLoggedAs(feature: FeatureFact, column: string): boolean {
  return feature.name === column && feature.terms.every((term) => term.source.column !== column);
}
