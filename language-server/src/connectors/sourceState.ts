import { createHash } from 'node:crypto';
import { lstatSync, type BigIntStats } from 'node:fs';
import * as z from 'zod';
import { problemSchema } from '../../../protocol/src/records/source';

/** What is remembered of a source between imports, so that an unchanged one is not read again. */
export const sourceStateSchema = z.strictObject({
  system: z.string(),
  /** Unique in the workspace. */
  key: z.string(),
  path: z.string(),
  group: z.string(),
  /** Connector and its version. */
  reader: z.string(),
  /** SHA-256 (hex) of the content of all files of the source; for a database, of size and time. */
  digest: z.string(),
  /** Digest of names, sizes and times of the files: a cheap first comparison. */
  stamp: z.string(),
  /** False when a change may not show in the stamp: a file was too young, locked or not readable. */
  settled: z.boolean(),
  /** Files that the content points to. */
  followed: z.array(z.string()),
  /** False when the content turned out to belong to another tool. */
  recognised: z.boolean(),
  counts: z.strictObject({
    attempts: z.number().int(),
    definitions: z.number().int(),
    lessons: z.number().int(),
    datasets: z.number().int(),
  }),
  problems: z.array(problemSchema),
});
export type SourceState = z.infer<typeof sourceStateSchema>;

/** File systems count time in steps of up to two seconds. */
const timeStepMs = 2000;

export interface Stamp {
  readonly stamp: string;
  readonly settled: boolean;
}

/** Names, sizes and times of files as one digest; a missing file counts as such. */
export type StampFiles = (paths: readonly string[]) => Stamp;

/**
 * Stamps files of one import, looking at each of them once: the sources of a tracker have files in
 * common. A file that changes afterwards differs from its stamp, so that it is read again next time.
 * @param now milliseconds since 1970, to tell files that may still change within one step of time.
 */
export function createStamps(root: string, now: number): StampFiles {
  const seen = new Map<string, { readonly line: string; readonly time: number }>();
  const youngest = now - timeStepMs;
  const look = (path: string): { readonly line: string; readonly time: number } => {
    const stats = statsOf(`${root}/${path}`);
    const line = stats === undefined ? 'missing' : `${stats.size} ${stats.mtimeNs}`;
    return { line: `${path}\0${line}\n`, time: stats === undefined ? 0 : Number(stats.mtimeMs) };
  };
  return (paths) => {
    let lines = '';
    let settled = true;
    for (const path of paths) {
      const found = seen.get(path) ?? look(path);
      seen.set(path, found);
      lines += found.line;
      settled &&= found.time < youngest;
    }
    return { stamp: createHash('sha256').update(lines).digest('hex').slice(0, 32), settled };
  };
}

/** Undefined also for a path that cannot be: content names paths, and content may be hostile. */
function statsOf(path: string): BigIntStats | undefined {
  try {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Digest of the content of files by path. Sizes are part of it, so that no two lists are alike. */
export function digestOf(reader: string, files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256').update(`${reader}\n`);
  for (const path of [...files.keys()].sort()) {
    const bytes = files.get(path) ?? new Uint8Array();
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
