import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './projectRoot.mjs';

/**
 * Paths of the test files under `folder`, relative to the repository, sorted.
 * With filters, only those whose path contains at least one of them.
 */
export function testFiles(folder, filters = []) {
  if (!existsSync(inProject(folder))) return [];
  return readdirSync(inProject(folder), { recursive: true })
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .filter((path) => /\.test\.(ts|mjs)$/.test(path))
    .filter((path) => filters.length === 0 || filters.some((part) => path.includes(part)))
    .sort();
}
