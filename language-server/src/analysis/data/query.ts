import type { Expr } from '../../python/ir';
import { lowerCell } from '../../python/lowerCell';
import type { RowFilter, Site } from '../facts';
import type { Predicate } from '../values';
import { bothHold, eitherHolds, negate } from './predicate';

/** The test that a query string makes: `query("not is_holiday and price > 3")`. */
export function queryPredicate(text: string, site: Site): Predicate {
  const opaque: Predicate = { kind: 'part', split: `query:${text}`, side: 'true' };
  const statement = lowerCell(text.replace(/@/g, ' ').trim()).statements[0]?.ir;
  if (statement?.k !== 'expr') return opaque;
  return predicateOf(statement.value, site) ?? opaque;
}

function predicateOf(e: Expr, site: Site): Predicate | undefined {
  switch (e.k) {
    case 'name':
      return { kind: 'filter', filter: { site, column: e.id, test: 'true' } };
    case 'unary':
      return e.op === 'not' || e.op === '~' ? negate(predicateOf(e.operand, site)) : undefined;
    case 'bool':
      return e.values
        .map((value) => predicateOf(value, site))
        .reduce((a, b) => (e.op === 'and' ? bothHold(a, b) : eitherHolds(a, b, site)));
    case 'bin':
      if (e.op === '&') return bothHold(predicateOf(e.left, site), predicateOf(e.right, site));
      return e.op === '|'
        ? eitherHolds(predicateOf(e.left, site), predicateOf(e.right, site), site)
        : undefined;
    case 'compare':
      return comparison(e, site);
    default:
      return undefined;
  }
}

function comparison(e: Extract<Expr, { k: 'compare' }>, site: Site): Predicate | undefined {
  const [right] = e.rest;
  const [op] = e.ops;
  if (e.left.k !== 'name' || right === undefined || e.rest.length > 1 || !isTest(op)) {
    return undefined;
  }
  const value = constantOf(right);
  if (value === undefined) return undefined;
  return { kind: 'filter', filter: { site, column: e.left.id, test: op, value } };
}

function constantOf(e: Expr): string | number | boolean | undefined {
  if (e.k === 'str' || e.k === 'num') return e.value;
  if (e.k === 'const' && typeof e.value === 'boolean') return e.value;
  return e.k === 'name' ? e.id : undefined;
}

function isTest(op: string | undefined): op is RowFilter['test'] {
  return op !== undefined && ['==', '!=', '<', '<=', '>', '>='].includes(op);
}
