import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, sep } from 'node:path';

/** A file or folder of the workspace that may be opened, or one line that says why not. */
export type EvidencePath =
  | { readonly kind: 'file' | 'folder'; readonly path: string }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Finds a workspace-relative path in the first of the folders that has it. What lies outside of all
 * of them is refused, also when a link inside leads there, and so is everything that is neither a
 * plain file nor a folder. Never rejects.
 */
export async function evidencePath(
  file: string,
  folders: readonly string[],
): Promise<EvidencePath> {
  if (!isRelative(file)) return refused(`"${file}" is not a path inside the workspace.`);
  for (const folder of folders) {
    const found = await findInside(file, folder);
    if (found !== undefined) return found;
  }
  return refused(`"${file}" is not there any more: the record that names it is older.`);
}

function isRelative(file: string): boolean {
  if (file === '' || file.includes('\0') || isAbsolute(file) || /^[a-z]:/i.test(file)) return false;
  return !file.split(/[/\\]/).includes('..');
}

async function findInside(file: string, folder: string): Promise<EvidencePath | undefined> {
  try {
    const root = await realpath(folder);
    const path = await realpath(join(root, file));
    if (path !== root && !path.startsWith(root + sep)) {
      return refused(`"${file}" leads out of the workspace: not opened.`);
    }
    const state = await stat(path);
    if (state.isFile()) return { kind: 'file', path };
    if (state.isDirectory()) return { kind: 'folder', path };
    return refused(`"${file}" is neither a file nor a folder: not opened.`);
  } catch {
    return undefined;
  }
}

function refused(message: string): EvidencePath {
  return { kind: 'refused', message };
}
