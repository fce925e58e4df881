import { readFile } from 'node:fs/promises';
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import { tablesOf } from './tablesOf';
import type { SqliteTables } from './sqliteTables';

/** Opens a database from its bytes; throws when they are damaged. */
export type BytesEngine = (bytes: Uint8Array) => { tables: SqliteTables; close: () => void };

/** Loads the SQLite that is compiled to WebAssembly from the file `sql-wasm.wasm` at `wasmPath`. */
export async function wasmEngine(wasmPath: string): Promise<BytesEngine> {
  const file = await readFile(wasmPath);
  const wasmBinary = new Uint8Array(file).buffer;
  const engine = await initSqlJs({ wasmBinary });
  return (bytes) => open(engine, bytes);
}

function open({ Database }: SqlJsStatic, bytes: Uint8Array): ReturnType<BytesEngine> {
  const database = new Database(bytes);
  const tables = tablesOf((sql) => {
    const [result] = database.exec(sql);
    if (result === undefined) return [];
    const { columns, values } = result;
    return values.map((row) =>
      Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])),
    );
  });
  return { tables, close: () => database.close() };
}
