export type SqlValue = string | number | Uint8Array | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/**
 * A database opened for reading. Only whole columns of named tables can be asked for, so that a
 * caller reads exactly the tables that it names.
 */
export interface SqliteTables {
  /** Column names of a table; none when the table does not exist. */
  columns(table: string): readonly string[];
  /** All rows, with those of the wanted columns that exist. Throws when the database is damaged. */
  rows(table: string, wanted: readonly string[]): readonly SqlRow[];
}
