import { join } from 'node:path';
import type { Problem } from '../../../protocol/src/records/source';
import type { ImportedSource } from '../connectors/importSource';
import { importWorkspace } from '../connectors/importWorkspace';
import type { Memory } from '../memory/memory';
import { createSqliteReader } from '../sqlite/sqliteReader';

/** One tracker, catalogue or file, with how much it told. */
export interface ImportedGroup {
  readonly system: string;
  readonly path: string;
  readonly attempts: number;
  readonly definitions: number;
  readonly lessons: number;
  readonly datasets: number;
  /** True when nothing in it changed since it was last read. */
  readonly unchanged: boolean;
}

export interface ImportOutcome {
  readonly sources: readonly ImportedGroup[];
  readonly problems: readonly Problem[];
  /** Whether the memory knows something else than before. */
  readonly changed: boolean;
}

/** What is read, and the memory that takes it in. */
export interface ImportTarget {
  /** Absolute path of the workspace. */
  readonly root: string;
  readonly memory: Memory;
  /** The folder in which the memory lies, for a thread that opens it for itself. */
  readonly folder: string;
}

/** Reads the sources that changed, all or those under some workspace paths, into the memory. */
export type Importer = (
  target: ImportTarget,
  only: readonly string[] | undefined,
) => Promise<ImportOutcome>;

/** Imports in this thread, giving other work its turn after each source. */
export const importHere: Importer = async ({ root, memory }, only) => {
  const { sources, removed, problems } = await importWorkspace(root, {
    previous: memory.sourceStates(),
    // The file is shipped beside the program.
    sqlite: createSqliteReader({ wasmPath: join(__dirname, 'sql-wasm.wasm') }),
    ...(only && { only }),
  });
  const changed = await memory.update({ sources, removed });
  return { sources: groupsOf(sources), problems, changed };
};

const nothing = { attempts: 0, definitions: 0, lessons: 0, datasets: 0, unchanged: true };

function groupsOf(sources: readonly ImportedSource[]): readonly ImportedGroup[] {
  const groups = new Map<string, ImportedGroup>();
  for (const { state, unchanged } of sources) {
    if (!state.recognised) continue;
    const { system, group: path, counts } = state;
    const sum = groups.get(`${system} ${path}`) ?? { system, path, ...nothing };
    groups.set(`${system} ${path}`, {
      system,
      path,
      attempts: sum.attempts + counts.attempts,
      definitions: sum.definitions + counts.definitions,
      lessons: sum.lessons + counts.lessons,
      datasets: sum.datasets + counts.datasets,
      unchanged: sum.unchanged && unchanged,
    });
  }
  return [...groups.values()];
}
