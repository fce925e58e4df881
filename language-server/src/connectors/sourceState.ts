import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
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
  /** False when a file was so young that a change may not show in its time. */
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
const timeStepMs = 2000n;

export interface Stamp {
  readonly stamp: string;
  readonly settled: boolean;
}

/**
 * Names, sizes and times of files as one digest; a missing file counts as such.
 * @param now milliseconds since 1970, to tell files that may still change within one step of time.
 */
export function stampOf(root: string, paths: readonly string[], { now }: { now: number }): Stamp {
  const hash = createHash('sha256');
  let newest = 0n;
  for (const path of [...new Set(paths)].sort()) {
    const stats = lstatSync(join(root, path), { bigint: true, throwIfNoEntry: false });
    hash.update(`${path}\0${stats?.size ?? 'missing'}\0${stats?.mtimeNs ?? ''}\n`);
    if (stats !== undefined && stats.mtimeMs > newest) newest = stats.mtimeMs;
  }
  return { stamp: hash.digest('hex').slice(0, 32), settled: newest + timeStepMs < BigInt(now) };
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
