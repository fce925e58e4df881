import type { Problem } from '../../../protocol/src/records/source';
import type { Workspace } from './workspace';

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
}

/** Reads the trackers and definitions of a workspace now, or those under some workspace paths. */
export async function importSources(
  workspace: Workspace,
  only: readonly string[],
): Promise<ImportOutcome> {
  const report = await workspace.refresh(only.length > 0 ? { only } : {});
  const groups = new Map<string, ImportedGroup>();
  for (const { state, unchanged } of report.sources) {
    if (!state.recognised) continue;
    const { system, group: path, counts } = state;
    const key = `${system} ${path}`;
    const sum = groups.get(key) ?? { system, path, ...nothing };
    groups.set(key, {
      system,
      path,
      attempts: sum.attempts + counts.attempts,
      definitions: sum.definitions + counts.definitions,
      lessons: sum.lessons + counts.lessons,
      datasets: sum.datasets + counts.datasets,
      unchanged: sum.unchanged && unchanged,
    });
  }
  return { sources: [...groups.values()], problems: report.problems };
}

const nothing = { attempts: 0, definitions: 0, lessons: 0, datasets: 0, unchanged: true };
