import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceDurably } from '../durability/durableReplace';
import { withLock } from '../durability/processLock';

/**
 * The name under which this installation writes to ledgers: random, made once, kept in `dataDir`, a
 * folder of the user that no workspace can reach. Throws file system errors.
 */
export async function writerId(dataDir: string): Promise<string> {
  const path = join(dataDir, 'ledger-writer');
  const known = await readId(path);
  if (known !== undefined) return known;
  return withLock(`${path}.lock`, async () => {
    const first = await readId(path);
    if (first !== undefined) return first;
    const id = randomBytes(8).toString('hex');
    await replaceDurably(path, Buffer.from(`${id}\n`));
    return id;
  });
}

async function readId(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return /^[0-9a-f]{16}$/.test(text.trim()) ? text.trim() : undefined;
}
