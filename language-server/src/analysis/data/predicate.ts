import type { Site } from '../facts';
import { filteredBy, oppositeTest, partOf } from '../rows';
import type { Rows } from '../rows';
import type { Predicate } from '../values';

/** The test that holds exactly where this one does not. */
export function negate(predicate: Predicate | undefined): Predicate | undefined {
  if (predicate === undefined) return undefined;
  if (predicate.kind === 'part') {
    return { ...predicate, side: predicate.side === 'true' ? 'false' : 'true' };
  }
  if (predicate.kind === 'and') return { kind: 'part', split: keyOf(predicate), side: 'false' };
  const test = oppositeTest[predicate.filter.test];
  return test === undefined
    ? { kind: 'part', split: keyOf(predicate), side: 'false' }
    : { kind: 'filter', filter: { ...predicate.filter, test } };
}

/** The test that both hold. */
export function bothHold(
  a: Predicate | undefined,
  b: Predicate | undefined,
): Predicate | undefined {
  return a === undefined || b === undefined ? (a ?? b) : { kind: 'and', all: [a, b] };
}

/** The test that either holds: its negation is the negation of both. */
export function eitherHolds(
  a: Predicate | undefined,
  b: Predicate | undefined,
  site: Site,
): Predicate | undefined {
  if (a === undefined || b === undefined) return undefined;
  return { kind: 'part', split: `mask:${site}`, side: 'true' };
}

/** The rows where the test holds. */
export function rowsWhere(rows: Rows, predicate: Predicate): Rows {
  switch (predicate.kind) {
    case 'filter':
      return filteredBy(rows, predicate.filter);
    case 'part':
      return partOf(rows, { split: predicate.split, side: predicate.side });
    case 'and':
      return partOf(predicate.all.reduce(rowsWhere, rows), {
        split: keyOf(predicate),
        side: 'true',
      });
  }
}

/** The key of a test: equal tests of equal columns have equal keys. */
function keyOf(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'filter': {
      const { column, test, value } = predicate.filter;
      return `mask:${column}${test}${String(value)}`;
    }
    case 'part':
      return `${predicate.split}=${predicate.side}`;
    case 'and':
      return `mask:${predicate.all.map(keyOf).join('&')}`;
  }
}
