import { basename } from 'node:path';
import { readTextFile } from '../files/readFile';
import { createRecord } from './createRecord';
import { initFiles, type InitFacts } from './initFiles';
import { parameterHints } from './parameterHints';
import type { Workspace } from './workspace';

/** Workspace paths that were written, and those that were there before and stayed. */
export interface InitOutcome {
  readonly written: readonly string[];
  readonly kept: readonly string[];
}

/** Files in which projects keep the figures that an objective may point to. */
const parameterFiles = ['params.yaml', 'params.yml', 'config.yaml', 'config.yml'];

/** Writes a first `.precedent/` that holds only comments and guesses; never overwrites a file. */
export function initWorkspace(workspace: Workspace): InitOutcome {
  const written: string[] = [];
  const kept: string[] = [];
  for (const file of initFiles(factsOf(workspace))) {
    (createRecord(workspace.root, file) ? written : kept).push(file.path);
  }
  return { written, kept };
}

function factsOf({ root, memory, context }: Workspace): InitFacts {
  const hints = parameterFiles.flatMap((path) => {
    const outcome = readTextFile(root, path);
    return outcome.ok ? parameterHints(path, outcome.text) : [];
  });
  const metrics = new Map<string, number>();
  const columns = new Map<string, number>();
  for (const { heads } of memory.view.attempts.ideas()) {
    const [leader] = heads;
    const { metric, direction = 'min' } = leader?.objective ?? {};
    if (metric !== undefined) count(metrics, `${metric} ${direction}`);
    for (const column of new Set(heads.flatMap((head) => head.columns))) count(columns, column);
  }
  const [name, direction] = mostFrequent(metrics)[0]?.[0].split(' ') ?? [];
  return {
    name: basename(root),
    targets: hints.filter(({ pointer }) => /target|label/i.test(pointer)),
    horizons: hints.filter(({ pointer, value }) => /horizon/i.test(pointer) && Number(value) > 0),
    metric: name !== undefined && direction !== undefined ? { name, direction } : undefined,
    undescribed: mostFrequent(columns)
      .filter(
        ([column]) => context.knowledge.tablesWith(column.split('.').at(-1) ?? '').length === 0,
      )
      .map(([column, attempts]) => ({ column, attempts })),
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}
