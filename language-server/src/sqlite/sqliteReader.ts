import { closeSync, fstatSync } from 'node:fs';
import type { Problem } from '../../../protocol/src/records/source';
import { openFile, readBytes } from '../files/readFile';
import { defaultMaxBytes } from '../files/fileProblem';
import { builtInEngine, type FileEngine } from './builtInEngine';
import { isWriteLocked } from './writeLock';
import type { SqliteTables } from './sqliteTables';
import { wasmEngine, type BytesEngine } from './wasmEngine';

/** A database to read from, with what a person should know about how current it is. */
export interface OpenedDatabase {
  readonly ok: true;
  readonly tables: SqliteTables;
  readonly notes: readonly Problem[];
  close(): void;
}

/** `foreign`: no SQLite database at all. `unread`: it may be one, but it could not be got at. */
export type DatabaseOutcome =
  | OpenedDatabase
  | {
      readonly ok: false;
      readonly cause: 'foreign' | 'unread' | 'damaged';
      readonly problem: Problem;
    };

/** Opens databases of the workspace for reading, with whichever SQLite this runtime has. */
export interface SqliteReader {
  open(root: string, path: string): Promise<DatabaseOutcome>;
}

export interface SqliteOptions {
  /** Where `sql-wasm.wasm` lies; used where the runtime has no SQLite of its own. */
  readonly wasmPath: string;
  /** Set to false to use the WebAssembly engine even where the runtime has SQLite. */
  readonly preferBuiltIn?: boolean;
}

/**
 * A reader that never writes, locks or creates anything beside a database. Engines are loaded on
 * first use. Every failure is one problem; `open` never rejects.
 */
export function createSqliteReader({
  wasmPath,
  preferBuiltIn = true,
}: SqliteOptions): SqliteReader {
  let wasm: Promise<BytesEngine> | undefined;
  return {
    async open(root, path) {
      // Asked for only now: some versions of Node warn on the terminal when it is loaded.
      const builtIn = preferBuiltIn ? builtInEngine() : undefined;
      if (builtIn !== undefined) return openInPlace(builtIn, root, path);
      try {
        wasm ??= wasmEngine(wasmPath);
        return openBytes(await wasm, root, path);
      } catch {
        wasm = undefined;
        const message = `cannot be read: ${wasmPath} is missing or damaged; install Precedent again.`;
        return { ok: false, cause: 'unread', problem: { file: path, message } };
      }
    },
  };
}

function openInPlace(engine: FileEngine, root: string, path: string): DatabaseOutcome {
  const guarded = openFile(root, path);
  if (!guarded.ok) return { ...guarded, cause: 'unread' };
  closeSync(guarded.descriptor);
  const live = isPresent(root, `${path}-wal`) && isPresent(root, `${path}-shm`);
  const notes = live ? [] : stateNotes(root, path);
  return checked(path, notes, () => engine(root, path, { live }));
}

function openBytes(engine: BytesEngine, root: string, path: string): DatabaseOutcome {
  const outcome = readBytes(root, path, { maxBytes: defaultMaxBytes });
  if (!outcome.ok) return { ...outcome, cause: 'unread' };
  return checked(path, stateNotes(root, path), () => engine(outcome.bytes));
}

/** Opens and reads the schema, since SQLite finds damage only when it reads. */
function checked(
  path: string,
  notes: readonly Problem[],
  open: () => { tables: SqliteTables; close: () => void },
): DatabaseOutcome {
  try {
    const { tables, close } = open();
    tables.columns('sqlite_schema');
    return { ok: true, tables, notes, close };
  } catch (error) {
    return {
      ok: false,
      cause: isForeign(error) ? 'foreign' : 'damaged',
      problem: databaseProblem(path, error),
    };
  }
}

/** One line for a database that SQLite cannot read. */
export function databaseProblem(file: string, error: unknown): Problem {
  if (/locked|busy/i.test(messageOf(error))) {
    return { file, message: 'is locked by another program; import again when it has finished.' };
  }
  if (isForeign(error)) {
    return { file, message: 'is not an SQLite database, or is encrypted; remove or rename it.' };
  }
  const message =
    'is damaged or was cut while being written; restore it, or import again when it is complete.';
  return { file, message };
}

function isForeign(error: unknown): boolean {
  return /not a database/i.test(messageOf(error));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

function stateNotes(root: string, path: string): Problem[] {
  if (isPresent(root, `${path}-wal`)) {
    const message =
      'has a write-ahead log (-wal) beside it that is not read: its newest rows may be missing; close the program that writes it and import again.';
    return [{ file: path, message }];
  }
  if (isPresent(root, `${path}-journal`) || isWriteLocked(root, path)) {
    const message =
      'is being written by another program: what is read may be incomplete; import again when it has finished.';
    return [{ file: path, message }];
  }
  return [];
}

/** Whether a file lies beside the database and holds something. */
function isPresent(root: string, path: string): boolean {
  const outcome = openFile(root, path);
  if (!outcome.ok) return false;
  const { size } = fstatSync(outcome.descriptor);
  closeSync(outcome.descriptor);
  return size > 0;
}
