import { join } from 'node:path';
import {
  type ImportOptions,
  type ImportReport,
  importWorkspace,
} from '../connectors/importWorkspace';
import { createSqliteReader } from '../sqlite/sqliteReader';

/** What an import is told: what the last one remembered, and which paths are wanted. */
export type ImportQuestion = Pick<ImportOptions, 'previous' | 'only'>;

/** Reads the sources of a workspace, here or in another thread. */
export type Importer = (root: string, question: ImportQuestion) => Promise<ImportReport>;

/** Reads the sources in this thread, giving other work its turn after each. */
export const importHere: Importer = (root, question) =>
  importWorkspace(root, {
    ...question,
    // The file is shipped beside the program.
    sqlite: createSqliteReader({ wasmPath: join(__dirname, 'sql-wasm.wasm') }),
  });
