import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  ProposedFeatures,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type * as z from 'zod';
import { memoryNotification } from '../../protocol/src/lsp';
import { startServer } from '../../language-server/src/server';

export interface LspOptions {
  /** Folder that the editor has open. */
  readonly root: string;
  /** Answers to `workspace/configuration`, by section. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folder of the index, which then outlives the client; a temporary one by default. */
  readonly cacheDir?: string;
  /** Run this program of `dist/` as a process instead of the server in this one. */
  readonly program?: readonly string[];
}

/** An editor as the server sees it: a connection, what was published, and what was logged. */
export class LspClient {
  readonly connection: ProtocolConnection;
  readonly logged: string[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  /** What the server told of its memory, oldest first. */
  readonly memories: z.output<typeof memoryNotification.params>[] = [];
  initialized: InitializeResult = { capabilities: {} };
  private readonly shown = new Map<string, readonly Diagnostic[]>();
  private readonly waiting = new Set<() => void>();
  private readonly cacheDir: string;
  private readonly child: ChildProcess | undefined;
  private readonly settings: Record<string, unknown>;
  private readonly root: string;
  private readonly isTemporary: boolean;

  /** Starts a server and shakes hands with it. */
  static async start(options: LspOptions): Promise<LspClient> {
    const client = new LspClient(options);
    await client.initialize();
    return client;
  }

  private constructor({ root, settings = {}, program, cacheDir }: LspOptions) {
    this.root = root;
    this.isTemporary = cacheDir === undefined;
    this.cacheDir = cacheDir ?? mkdtempSync(join(tmpdir(), 'precedent-cache-'));
    this.settings = { ...settings };
    if (program) {
      const [name = '', ...words] = program;
      this.child = spawn(process.execPath, [resolve('dist', name), ...words]);
      const { stdout, stdin } = this.child;
      if (!stdout || !stdin) throw new Error('The server has no streams.');
      this.connection = connect(stdout, stdin);
    } else {
      this.child = undefined;
      const toServer = new PassThrough();
      const fromServer = new PassThrough();
      const reader = new StreamMessageReader(toServer);
      startServer(
        createConnection(ProposedFeatures.all, reader, new StreamMessageWriter(fromServer)),
      );
      this.connection = connect(fromServer, toServer);
    }
    this.listen();
  }

  /** Of the server, where it runs as a process of its own. */
  get processId(): number | undefined {
    return this.child?.pid;
  }

  uri(path: string): string {
    return pathToFileURL(join(this.root, path)).href;
  }

  /** Sends a notification of the protocol. */
  notify(method: string, params: unknown): void {
    void this.connection.sendNotification(method, params);
  }

  /** The diagnostics shown for a document or cell now. */
  diagnostics(uri: string): readonly Diagnostic[] {
    return this.shown.get(uri) ?? [];
  }

  /** Waits until what is shown for a document or cell meets the condition. */
  async until(
    uri: string,
    condition: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    while (!condition(this.diagnostics(uri))) await this.next();
    return this.diagnostics(uri);
  }

  /** Waits until the server has told of its memory at least so many times. */
  async told(times: number): Promise<void> {
    while (this.memories.length < times) await this.next();
  }

  /** Changes a setting as a person would, and tells the server. */
  configure(section: string, value: unknown): void {
    this.settings[section] = value;
    this.notify('workspace/didChangeConfiguration', { settings: null });
  }

  async dispose(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    // The server ends its process on `exit`, which in this process would end the tests.
    if (this.child) this.notify('exit', undefined);
    this.connection.dispose();
    if (this.isTemporary) rmSync(this.cacheDir, { recursive: true, force: true });
  }

  private next(): Promise<void> {
    return new Promise((wake) => this.waiting.add(wake));
  }

  private wake(): void {
    const all = [...this.waiting];
    this.waiting.clear();
    for (const wake of all) wake();
  }

  private listen(): void {
    const { connection } = this;
    connection.onNotification(
      'textDocument/publishDiagnostics',
      (params: PublishDiagnosticsParams) => {
        this.published.push(params);
        this.shown.set(params.uri, params.diagnostics);
        this.wake();
      },
    );
    connection.onNotification(memoryNotification.method, (params: unknown) => {
      this.memories.push(memoryNotification.params.parse(params));
      this.wake();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
      items.map(({ section }) => this.settings[section] ?? null),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('window/workDoneProgress/create', () => null);
    connection.onRequest('workspace/codeLens/refresh', () => null);
    connection.listen();
  }

  private async initialize(): Promise<void> {
    const uri = pathToFileURL(this.root).href;
    this.initialized = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'workspace' }],
      initializationOptions: { cacheDir: this.cacheDir },
      capabilities: {
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
          codeLens: { refreshSupport: true },
        },
        notebookDocument: { synchronization: {} },
        window: { workDoneProgress: true },
      },
    });
    this.notify('initialized', {});
  }
}

function connect(
  input: ConstructorParameters<typeof StreamMessageReader>[0],
  output: ConstructorParameters<typeof StreamMessageWriter>[0],
): ProtocolConnection {
  return createProtocolConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
}
