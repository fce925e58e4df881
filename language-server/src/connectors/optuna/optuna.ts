import type { Connector, SourceClaim } from '../connector';
import { nameOf } from '../fileIndex';
import { readDatabase } from './readDatabase';
import { readJournal } from './readJournal';

/** Optuna's studies: in an SQLite file of any name, or in a journal that its name tells. */
export const optuna: Connector = {
  name: 'optuna',
  system: 'optuna',
  version: 1,
  claim: ({ paths }) => [
    ...paths.filter((path) => /\.(?:db|sqlite3?)$/i.test(path)).map(claimDatabase),
    ...paths.filter((path) => isJournal(nameOf(path))).map(claimJournal),
  ],
};

/** Logs of other tools may be large, so that only a telling name is worth a look inside. */
function isJournal(name: string): boolean {
  return /(?:optuna|journal).*\.(?:log|jsonl)$/i.test(name);
}

function claimDatabase(path: string): SourceClaim {
  return {
    key: path,
    path,
    group: path,
    files: [],
    database: path,
    mayBeForeign: !/optuna/i.test(nameOf(path)),
    read: (inputs) => readDatabase(path, inputs),
  };
}

function claimJournal(path: string): SourceClaim {
  return {
    key: path,
    path,
    group: path,
    files: [path],
    read: (inputs) => readJournal(path, inputs),
  };
}
