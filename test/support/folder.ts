import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { importWorkspace } from '../../language-server/src/connectors/importWorkspace';
import type { SourceState } from '../../language-server/src/connectors/sourceState';
import { createSqliteReader } from '../../language-server/src/sqlite/sqliteReader';

/** Runs `test` in a new temporary folder that holds `files` (text or bytes by path). */
export async function inFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  test: (root: string) => T | Promise<T>,
): Promise<T> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'precedent-')));
  try {
    for (const [path, content] of Object.entries(files)) put(root, path, content);
    return await test(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Writes one file of a folder, with the folders above it. */
export function put(root: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const sqlite = createSqliteReader({ wasmPath: 'node_modules/sql.js/dist/sql-wasm.wasm' });

/** Imports a folder and gathers the records of all its sources. */
export async function importFolder(root: string, previous?: ReadonlyMap<string, SourceState>) {
  const report = await importWorkspace(root, { sqlite, ...(previous && { previous }) });
  const records = report.sources.flatMap((source) => source.records ?? []);
  return {
    ...report,
    attempts: records.flatMap(({ attempts }) => attempts),
    definitions: records.flatMap(({ definitions }) => definitions),
    datasets: records.flatMap(({ datasets }) => datasets),
    objectives: records.flatMap(({ objectives }) => objectives),
    dismissals: records.flatMap(({ dismissals }) => dismissals),
    /** For the next import. */
    states: new Map(report.sources.map(({ state }) => [state.key, state])),
  };
}

/** Imports a new folder that holds `files`. */
export function importFiles(files: Readonly<Record<string, string | Uint8Array>>) {
  return inFolder(files, (root) => importFolder(root));
}
