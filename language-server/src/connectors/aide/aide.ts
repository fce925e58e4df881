import type { Connector } from '../connector';
import { folderOf, nameOf } from '../fileIndex';
import { readJournal } from './readJournal';

/** The journals of AIDE and of agents built on it: a tree of solutions that were tried. */
export const aide: Connector = {
  name: 'aide',
  system: 'aide',
  version: 1,
  claim: (files) =>
    files.named('journal.json').map((path) => ({
      key: path,
      path,
      group: path,
      files: [path],
      read: (inputs) =>
        readJournal(path, inputs, { experiment: nameOf(folderOf(path)) || undefined }),
    })),
};
