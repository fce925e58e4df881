import type { ExtensionContext, LogOutputChannel } from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';

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
