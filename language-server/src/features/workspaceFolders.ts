import { describeError } from '../rpc';
import type { Feature } from './feature';
import { filePathOf } from './uris';

/** Reads the memory of folders that are added to the window. */
export const workspaceFolders: Feature = {
  capabilities: { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } },
  register() {
    // The library only passes the notification on once the handshake is done.
  },
  started({ connection, client, workspaces }) {
    if (client.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added }) => {
        for (const path of added.flatMap(({ uri }) => filePathOf(uri) ?? [])) {
          workspaces.add(path).catch((error: unknown) => {
            connection.console.error(`${path}: ${describeError(error)}`);
          });
        }
      });
    }
    return Promise.resolve();
  },
};
