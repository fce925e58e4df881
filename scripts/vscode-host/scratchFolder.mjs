import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders to remove when this process ends before their owner did it. */
const remaining = new Set();
process.once('exit', () => remaining.forEach(removeFolder));

/**
 * Creates an empty temporary folder, which goes away with `remove` or with this process.
 *
 * @returns {{ path: string, remove: () => void }}
 */
export function createScratchFolder() {
  const path = mkdtempSync(join(tmpdir(), 'precedent-vscode-'));
  remaining.add(path);
  const remove = () => {
    removeFolder(path);
    remaining.delete(path);
  };
  return { path, remove };
}

/** @param {string} path */
function removeFolder(path) {
  // A process that was just killed may still be writing its last file, hence the retries.
  rmSync(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
}
