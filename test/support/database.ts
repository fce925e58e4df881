import { readFileSync } from 'node:fs';
import initSqlJs from 'sql.js';

/** The bytes of a database made by SQL statements. */
export async function database(sql: string): Promise<Uint8Array> {
  const { Database } = await initSqlJs({
    wasmBinary: new Uint8Array(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer,
  });
  const made = new Database();
  made.exec(sql);
  return made.export();
}
