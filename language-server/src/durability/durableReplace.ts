import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { openFlags, ownerOnly } from './openFlags';

/**
 * Replaces the file at `path` so that after a crash or a power cut either the old or the new bytes
 * are there, whole: an exclusive temporary file of a random name, fsync, rename, fsync of the folder.
 * A link at `path` is replaced, never followed. Throws file system errors; no temporary file stays.
 */
export async function replaceDurably(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: ownerOnly.folder });
  const temporary = join(folder, temporaryName(path, randomBytes(8).toString('hex')));
  try {
    const file = await open(temporary, openFlags.createNew, ownerOnly.file);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Makes created, renamed and removed names of a folder last. Platforms without it do it themselves. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  if (handle === undefined) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}

/**
 * Removes what a killed process left of `replaceDurably(path)`. Only for callers that hold the lock
 * of the folder: a temporary file found then belongs to nobody.
 */
export async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path);
  const prefix = `.${basename(path)}.`;
  const names = await readdir(folder).catch(() => []);
  const stale = names.filter((name) => name.startsWith(prefix) && name.endsWith('.tmp'));
  await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })));
}

function temporaryName(path: string, token: string): string {
  return `.${basename(path)}.${token}.tmp`;
}
