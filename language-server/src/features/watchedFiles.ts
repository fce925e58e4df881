import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Feature } from './feature';
import { filePathOf } from './uris';

/**
 * What trackers, contracts, parameters and `.precedent/` are made of. A pattern too many costs one
 * look at a digest; one too few leaves an old answer on the screen.
 */
const patterns = [
  '**/*.{yml,yaml}',
  '**/.precedent/**',
  '**/mlruns/**',
  '**/wandb/**',
  '**/*.{db,sqlite,sqlite3,wandb,dvc}',
  '**/dvc.lock',
  '**/results*.tsv',
  '**/{journal,trainer_state,result,params,run,config,metrics,info}.json',
  '**/experiment_state-*.json',
  '**/{metrics,progress}.csv',
  '**/error.txt',
  '**/events.out.tfevents.*',
  '**/*{optuna,journal}*.{log,jsonl}',
];

/** Reads the memory again when a source of it changes on disk. */
export const watchedFiles: Feature = {
  capabilities: {},
  register({ connection, workspaces }) {
    connection.onDidChangeWatchedFiles(({ changes }) => {
      workspaces.filesChanged(changes.flatMap(({ uri }) => filePathOf(uri) ?? []));
    });
  },
  async started({ connection, client }) {
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: patterns.map((globPattern) => ({ globPattern })),
    });
  },
};
