import { join } from 'node:path';
import { appendEntry } from '../ledger/appendEntry';
import { authorName } from './author';
import { dataFolder } from './dataFolder';
import type { ImportedGroup } from './importer';
import { UserError } from './userError';
import type { Workspace } from './workspace';
import { isFolder } from './workspaceRoot';

/** Something that a person did, for the ledger. `actor` is a label, not a proof. */
export interface Action {
  readonly actor: string;
  readonly kind: 'dismissal' | 'import';
  readonly body: Readonly<Record<string, unknown>>;
}

/** Writes one line to this installation's chain. A ledger that cannot be written is a `UserError`. */
export async function recordAction({ root }: Workspace, action: Action): Promise<void> {
  try {
    const at = new Date().toISOString();
    await appendEntry({ root, dataDir: dataFolder() }, { at, ...action });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`The ledger could not be written. ${reason}`);
  }
}

/** Records an import that a person asked for, where the workspace keeps records at all. */
export async function recordImport(
  workspace: Workspace,
  sources: readonly ImportedGroup[],
): Promise<void> {
  if (!isFolder(join(workspace.root, '.precedent'))) return;
  const read = sources.map(({ system, path, unchanged }) => ({ system, path, unchanged }));
  await recordAction(workspace, {
    actor: authorName(workspace.root),
    kind: 'import',
    body: { sources: read },
  });
}
