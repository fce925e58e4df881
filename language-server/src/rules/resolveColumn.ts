import type { Definition } from '../../../protocol/src/records/definition';
import type { SourceColumn } from '../analysis/facts';
import type { Knowledge } from './knowledge';

/** A source column with its table chosen, as far as schemas allow. */
export interface ResolvedColumn {
  readonly table?: string;
  readonly column: string;
  /** `table.column`, or the bare column when several tables may hold it. */
  readonly name: string;
  readonly definitions: readonly Definition[];
}

/**
 * Chooses the table of a column that was read from one of several joined tables: the first that
 * declares it, else the only one whose columns nobody declared.
 */
export function resolveColumn(source: SourceColumn, knowledge: Knowledge): ResolvedColumn {
  const { column, tables } = source;
  const declaring = tables.find((table) => declares(table, column, knowledge));
  const open = tables.filter((table) => knowledge.dataset(table) === undefined);
  const [only] = tables.length === 1 ? tables : open.length === 1 ? open : [];
  const chosen = declaring ?? only;
  if (chosen === undefined) return { column, name: column, definitions: [] };
  const table = knowledge.dataset(chosen)?.name ?? chosen;
  return {
    table,
    column,
    name: `${table}.${column}`,
    definitions: knowledge.definitions(table, column),
  };
}

function declares(table: string, column: string, knowledge: Knowledge): boolean {
  return (
    knowledge.dataset(table)?.columns.includes(column) === true ||
    knowledge.definitions(table, column).length > 0
  );
}

/** Whether two source columns are one column, as far as is known. */
export function isSameColumn(a: SourceColumn, b: SourceColumn, knowledge: Knowledge): boolean {
  if (a.column !== b.column) return false;
  const left = resolveColumn(a, knowledge).table;
  const right = resolveColumn(b, knowledge).table;
  if (left === undefined || right === undefined) {
    return (
      a.tables.length === 0 || b.tables.length === 0 || a.tables.some((t) => b.tables.includes(t))
    );
  }
  return left === right;
}
