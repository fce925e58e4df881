import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';

/** `.precedent/ledger` of a workspace. */
export function ledgerFolder(root: string): string {
  return join(root, '.precedent', 'ledger');
}

/** A ledger folder that leads elsewhere: what is written there would be somebody else's file. */
export class LedgerPlaceError extends Error {
  constructor(folder: string) {
    super(`${folder} leads out of the workspace: replace the link by a folder.`);
    this.name = 'LedgerPlaceError';
  }
}

/** Creates the folder and checks that it really lies in the workspace. Throws LedgerPlaceError. */
export function prepareLedgerFolder(root: string): string {
  const folder = ledgerFolder(root);
  // A link is refused before anything is created behind it.
  for (const step of [join(root, '.precedent'), folder]) {
    const stat = lstatSync(step, { throwIfNoEntry: false });
    if (stat?.isSymbolicLink() === true) throw new LedgerPlaceError(step);
  }
  mkdirSync(folder, { recursive: true });
  if (!realpathSync(folder).startsWith(realpathSync(root) + sep))
    throw new LedgerPlaceError(folder);
  return folder;
}
