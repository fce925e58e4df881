/** `table.column` or `schema.table.column` without what stands before the column. */
export function bareName(column: string): string {
  return column.slice(column.lastIndexOf('.') + 1);
}

/** The table of `table.column`; undefined for a bare name. */
export function tableOf(column: string): string | undefined {
  const dot = column.lastIndexOf('.');
  return dot < 0 ? undefined : column.slice(0, dot);
}

/** Whether two names can stand for one column: a table that is not named contradicts nothing. */
export function isSameColumn(one: string, other: string): boolean {
  if (bareName(one) !== bareName(other)) return false;
  const [first, second] = [tableOf(one), tableOf(other)];
  return first === undefined || second === undefined || isSameTable(first, second);
}

/** Whether two table names can stand for one table: a schema that is not named contradicts nothing. */
export function isSameTable(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}
