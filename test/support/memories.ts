import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attempt } from '../../protocol/src/records/attempt';
import type { Problem } from '../../protocol/src/records/source';
import type { SourceRecords } from '../../language-server/src/connectors/connector';
import type { ImportedSource } from '../../language-server/src/connectors/importSource';
import { Memory } from '../../language-server/src/memory/memory';

/** One source as an import hands it over. Another digest stands for other content. */
export function sourceOf(
  key: string,
  records: Partial<SourceRecords>,
  { digest = 'one', problems = [] }: { digest?: string; problems?: Problem[] } = {},
): ImportedSource {
  const [system = ''] = key.split(':');
  const all = { attempts: [], definitions: [], datasets: [], objectives: [], dismissals: [] };
  const { attempts = [], definitions = [], datasets = [] } = records;
  return {
    state: {
      system,
      key,
      path: `${system}/run`,
      group: system,
      reader: `${system}@1`,
      digest,
      stamp: digest,
      settled: true,
      followed: [],
      recognised: true,
      counts: {
        attempts: attempts.length,
        definitions: definitions.length,
        lessons: attempts.filter(({ lesson }) => lesson !== undefined).length,
        datasets: datasets.length,
      },
      problems,
    },
    unchanged: false,
    records: { ...all, ...records },
  };
}

/** Sources of one attempt each, as trackers with a folder a run give them. */
export function runSources(attempts: readonly Attempt[]): ImportedSource[] {
  return attempts.map((attempt) =>
    sourceOf(`${attempt.source.system}:${attempt.id}`, { attempts: [attempt] }),
  );
}

/** A memory in a folder of its own, with the records of these sources. */
export async function memoryOf(...sources: readonly ImportedSource[]): Promise<OwnMemory> {
  const cacheDir = mkdtempSync(join(tmpdir(), 'precedent-memory-'));
  const memory = await Memory.open(cacheDir);
  await memory.update({ sources });
  const dispose = (): void => {
    memory.close();
    rmSync(cacheDir, { recursive: true, force: true });
  };
  return { memory, cacheDir, dispose };
}

export interface OwnMemory {
  readonly memory: Memory;
  readonly cacheDir: string;
  dispose(): void;
}
