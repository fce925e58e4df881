import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import * as z from 'zod';
import { importInWorker } from './engine/importInWorker';
import { programVersion } from './engine/programVersion';
import { Workspaces } from './engine/workspaces';
import { features } from './features/index';
import { Session } from './features/session';
import { readSettings } from './features/settings';
import { filePathOf } from './features/uris';
import { describeError } from './rpc';

/** What the client may say at the start; all of it is optional. */
const optionsSchema = z.object({
  cacheDir: z.string().optional(),
  memoryUrl: z.string().optional(),
});

const synchronisation: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  notebookDocumentSync: {
    // Not the other side of a comparison with git, whose findings nobody asked for.
    notebookSelector: ['file', 'untitled'].map((scheme) => ({
      notebook: { notebookType: 'jupyter-notebook', scheme },
      cells: [{ language: 'python' }],
    })),
  },
};

/** Serves one editor on this connection until it says goodbye. */
export function startServer(connection: Connection): void {
  let session: Session | undefined;
  connection.onInitialize((params) => {
    const started = openSession(connection, params);
    session = started;
    connection.onInitialized(() => void afterInitialize(started));
    // Reading the memory need not wait for the rest of the handshake, which tells of failures.
    setImmediate(() => {
      started.workspaces.start().catch(() => undefined);
    });
    return initializeResult();
  });
  connection.onShutdown(() => session?.dispose());
  connection.listen();
}

function openSession(connection: Connection, params: InitializeParams): Session {
  const options = optionsSchema.safeParse(params.initializationOptions ?? {});
  if (!options.success)
    connection.console.warn('The initialisation options are not valid: ignored.');
  const cacheDir = options.data?.cacheDir;
  const folders = params.workspaceFolders?.flatMap(({ uri }) => filePathOf(uri) ?? []) ?? [];
  const workspaces = new Workspaces(folders, {
    importer: importInWorker,
    ...(cacheDir !== undefined && { cacheDir }),
  });
  const session = new Session(connection, { workspaces, client: params.capabilities });
  session.documents.listen(connection);
  for (const feature of features) feature.register(session);
  return session;
}

function initializeResult(): InitializeResult {
  const capabilities = features.reduce<ServerCapabilities>(
    (all, feature) => ({ ...all, ...feature.capabilities }),
    synchronisation,
  );
  return { capabilities, serverInfo: { name: 'precedent', version: programVersion() } };
}

async function afterInitialize(session: Session): Promise<void> {
  const { connection, client } = session;
  try {
    await followSettings(session, client);
    for (const feature of features) await feature.started?.(session);
  } catch (error) {
    connection.console.error(`After start: ${describeError(error)}`);
  }
}

async function followSettings(session: Session, client: ClientCapabilities): Promise<void> {
  const { connection } = session;
  if (client.workspace?.configuration !== true) return;
  const refresh = async () => {
    session.configure(await readSettings(connection));
  };
  connection.onDidChangeConfiguration(() => {
    refresh().catch((error: unknown) => connection.console.error(describeError(error)));
  });
  if (client.workspace.didChangeConfiguration?.dynamicRegistration === true) {
    await connection.client.register(DidChangeConfigurationNotification.type, {
      section: 'precedent',
    });
  }
  await refresh();
}
