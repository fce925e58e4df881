import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A workspace in a temporary folder, made of fixture folders that are laid over each other. */
export interface WorkspaceCopy {
  readonly root: string;
  /** A folder outside the workspace, for the index. */
  readonly cacheDir: string;
  read(path: string): string;
  write(path: string, content: string): void;
  dispose(): void;
}

/** Copies `folders` (relative to the repository), later ones over earlier ones. */
export function copyWorkspace(...folders: readonly string[]): WorkspaceCopy {
  const base = mkdtempSync(join(tmpdir(), 'precedent-'));
  const root = join(base, 'workspace');
  mkdirSync(root);
  for (const folder of folders) cpSync(folder, root, { recursive: true });
  return {
    root,
    cacheDir: join(base, 'cache'),
    read: (path) => readFileSync(join(root, path), 'utf8'),
    write: (path, content) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    },
    dispose: () => {
      rmSync(base, { recursive: true, force: true });
    },
  };
}
