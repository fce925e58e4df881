import type { Connector } from '../connector';
import { folderOf, nameOf } from '../fileIndex';
import { readLedger } from './readLedger';

/** The ledger that an agent keeps of its experiments: one line a commit in `results.tsv`. */
export const autoresearch: Connector = {
  name: 'autoresearch',
  system: 'autoresearch',
  version: 1,
  claim: (files) =>
    files.paths
      .filter((path) => /^results[\w-]*\.tsv$/i.test(nameOf(path)))
      .map((path) => ({
        key: path,
        path,
        group: path,
        files: [path],
        read: (inputs) =>
          readLedger(path, inputs, { experiment: nameOf(folderOf(path)) || undefined }),
      })),
};
