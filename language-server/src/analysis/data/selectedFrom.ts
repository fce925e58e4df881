import type { Expr } from '../../python/ir';
import type { Value } from '../values';

/**
 * Remembers in rows that were taken whole from a variable which variable that was, so that code
 * which needs another column of the same rows can name it.
 */
export function selectedFrom(from: Expr, receiver: Value, result: Value): Value {
  if (from.k !== 'name' || receiver.k !== 'data' || result.k !== 'data') return result;
  if (receiver.rows !== result.rows || result.shape === 'index') return result;
  return { ...result, selectedFrom: { name: from.id, library: receiver.library } };
}
