import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** Absolute path of something inside the repository. */
export function inProject(...parts) {
  return join(projectRoot, ...parts);
}
