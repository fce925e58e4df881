import type { SqliteTables, SqlRow } from './sqliteTables';

/** Runs one read-only statement and gives its rows. */
export type Query = (sql: string) => readonly SqlRow[];

/** The tables behind a way to run statements: what both engines have in common. */
export function tablesOf(query: Query): SqliteTables {
  const columns = (table: string): readonly string[] =>
    query(`PRAGMA table_info(${quoted(table)})`).map((row) => String(row['name']));
  return {
    columns,
    rows(table, wanted) {
      const present = columns(table).filter((column) => wanted.includes(column));
      if (present.length === 0) return [];
      return query(`SELECT ${present.map(quoted).join(', ')} FROM ${quoted(table)}`);
    },
  };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
