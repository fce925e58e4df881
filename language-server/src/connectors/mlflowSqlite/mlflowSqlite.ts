import type { Connector, SourceClaim } from '../connector';
import { nameOf } from '../fileIndex';
import { indexModelFiles, type ModelFiles } from '../mlflow/modelFile';
import { loggedModels, readDatabase } from './readDatabase';

/** MLflow's database: `mlflow.db`, or any SQLite file that has its tables. */
export const mlflowSqlite: Connector = {
  name: 'mlflowSqlite',
  system: 'mlflow',
  version: 1,
  claim: (files) => {
    const models = indexModelFiles(files);
    const databases = files.paths.filter((path) => /\.(?:db|sqlite3?)$/i.test(path));
    return databases.map((path) => claimDatabase(path, models));
  },
};

function claimDatabase(path: string, models: ModelFiles): SourceClaim {
  return {
    key: path,
    path,
    group: path,
    files: [],
    database: path,
    mayBeForeign: !/mlflow/i.test(nameOf(path)),
    follow: ({ tables }) =>
      tables === undefined ? [] : [...loggedModels(tables, models).values()],
    read: (inputs) => readDatabase(path, inputs, { models }),
  };
}
