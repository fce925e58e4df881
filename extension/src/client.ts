import type { Disposable, ExtensionContext, LogOutputChannel } from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
} from 'vscode-languageclient/node';

/** Whether the server can be asked; `stopped` is also what it is between a crash and the next start. */
export type ServerState = 'starting' | 'running' | 'stopped';

const documentSelector = [
  { notebook: 'jupyter-notebook', language: 'python' },
  { scheme: 'file', language: 'python' },
];

/**
 * The client of the language server. Nothing is spawned before `start`. A server that crashes is
 * started again by the library, four times in three minutes.
 */
export function createClient(context: ExtensionContext, log: LogOutputChannel): LanguageClient {
  const server = {
    module: context.asAbsolutePath('dist/language-server.js'),
    transport: TransportKind.ipc,
  };
  return new LanguageClient('precedent', 'Precedent', server, {
    documentSelector,
    initializationOptions: { cacheDir: (context.storageUri ?? context.globalStorageUri).fsPath },
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: 'precedent',
    // What the server quotes comes from files of the workspace, which may be hostile.
    markdown: { isTrusted: false, supportHtml: false },
  });
}

/** Tells every change of the server's state. */
export function followState(
  client: LanguageClient,
  handle: (state: ServerState) => void,
): Disposable {
  return client.onDidChangeState(({ newState }) => handle(serverState(newState)));
}

function serverState(state: State): ServerState {
  switch (state) {
    case State.Starting:
      return 'starting';
    case State.Running:
      return 'running';
    case State.Stopped:
    case State.StartFailed:
      return 'stopped';
  }
}
