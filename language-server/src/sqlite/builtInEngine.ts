import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tablesOf } from './tablesOf';
import type { SqliteTables, SqlRow, SqlValue } from './sqliteTables';

/** The part of `node:sqlite` in use; the module's own types come with newer Node versions only. */
interface Statement {
  setReadBigInts(enabled: boolean): void;
  all(): Record<string, SqlValue | bigint>[];
}
interface Database {
  prepare(sql: string): Statement;
  close(): void;
}
interface SqliteModule {
  DatabaseSync: new (path: URL, options: { readOnly: boolean }) => Database;
}

/** Opens a database file where it lies; throws when it is locked or damaged. */
export type FileEngine = (
  root: string,
  path: string,
  options: { live: boolean },
) => { tables: SqliteTables; close: () => void };

/** The SQLite of this runtime, or undefined where it has none (Node 20). */
export function builtInEngine(): FileEngine | undefined {
  const module = loadModule();
  return module && ((root, path, { live }) => open(module, join(root, path), live));
}

function open({ DatabaseSync }: SqliteModule, file: string, live: boolean): ReturnType<FileEngine> {
  const url = pathToFileURL(file);
  // Immutable: no lock is taken and nothing is created beside the file. A database in use has its
  // shared memory already, and only reading it as such includes the write-ahead log.
  if (!live) url.search = '?immutable=1';
  const database = new DatabaseSync(url, { readOnly: true });
  const tables = tablesOf((sql) => {
    const statement = database.prepare(sql);
    statement.setReadBigInts(true);
    return statement.all().map(withoutBigInts);
  });
  return { tables, close: () => database.close() };
}

function withoutBigInts(row: Record<string, SqlValue | bigint>): SqlRow {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'bigint' ? Number(value) : value,
    ]),
  );
}

function loadModule(): SqliteModule | undefined {
  // Missing before Node 20.16, which the types do not say.
  const module: unknown =
    'getBuiltinModule' in process ? process.getBuiltinModule('node:sqlite') : undefined;
  return isSqliteModule(module) ? module : undefined;
}

function isSqliteModule(module: unknown): module is SqliteModule {
  return typeof module === 'object' && module !== null && 'DatabaseSync' in module;
}
