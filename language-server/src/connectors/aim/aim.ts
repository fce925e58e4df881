import type { Connector } from '../connector';
import { folderOf, nameOf } from '../fileIndex';
import { readDatabase } from './readDatabase';

/**
 * Aim's repository: the names, tags and notes that it keeps in SQLite. Its figures and settings lie in
 * another kind of database, which is not read.
 */
export const aim: Connector = {
  name: 'aim',
  system: 'aim',
  version: 1,
  claim: (files) =>
    files
      .named('run_metadata.sqlite')
      .filter((path) => nameOf(folderOf(path)) === '.aim')
      .map((path) => ({
        key: path,
        path,
        group: folderOf(path),
        files: [],
        database: path,
        read: (inputs) => readDatabase(path, inputs),
      })),
};
