import {
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type * as z from 'zod';
import type { RequestDefinition } from '../../protocol/src/define';
import { memoryNotification } from '../../protocol/src/lsp';
import { newProblems } from './newProblems';
import { type Answer, ask, listen } from './rpc';

export type MemoryCounts = z.infer<typeof memoryNotification.params>;

/** Where the language server stands, for the status item and for what commands may do. */
export type SessionState =
  | { readonly kind: 'restricted' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly memory?: MemoryCounts }
  | { readonly kind: 'stopped' };

/** The one language server of this window: started when the workspace is trusted, never before. */
export class Session implements Disposable {
  readonly onDidChangeState: Event<SessionState>;
  #state: SessionState = { kind: workspace.isTrusted ? 'starting' : 'restricted' };
  #client: Promise<LanguageClient> | undefined;
  readonly #changed = new EventEmitter<SessionState>();
  readonly #context;
  readonly #log;
  readonly #subscriptions: Disposable[];

  constructor(context: ExtensionContext, log: LogOutputChannel) {
    this.#context = context;
    this.#log = log;
    this.onDidChangeState = this.#changed.event;
    this.#subscriptions = [
      this.#changed,
      workspace.onDidGrantWorkspaceTrust(() => void this.start()),
    ];
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Starts the server of a trusted workspace; in restricted mode it does nothing. Never rejects. */
  async start(): Promise<void> {
    if (!workspace.isTrusted) return;
    this.#become({ kind: 'starting' });
    try {
      const client = await this.#connected();
      await client.start();
    } catch (error) {
      this.#log.error(`The language server did not start: ${String(error)}`);
      this.#become({ kind: 'stopped' });
    }
  }

  /** Stops the server if it runs, and starts it again. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Ends the server. Never rejects: one that does not end by itself is killed. */
  async stop(): Promise<void> {
    const client = await this.#client;
    if (!client?.needsStop()) return;
    try {
      await client.stop();
    } catch (error) {
      this.#log.warn(`The language server did not stop by itself: ${String(error)}`);
    }
  }

  /** Asks the server, waiting for it while it starts. In restricted mode nothing is sent. */
  async ask<P extends z.ZodType, R extends z.ZodType>(
    definition: RequestDefinition<P, R>,
    params: z.input<P>,
  ): Promise<Answer<z.output<R>>> {
    switch (this.#state.kind) {
      case 'restricted':
        return { ok: false, message: 'Precedent reads nothing until you trust this workspace.' };
      case 'stopped':
        return { ok: false, message: 'The server is stopped. Run "Precedent: Restart".' };
      case 'starting':
      case 'running':
        return ask(await this.#connected(), definition, { params });
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #connected(): Promise<LanguageClient> {
    this.#client ??= this.#connect();
    return this.#client;
  }

  /** The client library is most of what there is to load, so it waits until it is needed. */
  async #connect(): Promise<LanguageClient> {
    const { createClient, followState } = await import('./client');
    const client = createClient(this.#context, this.#log);
    const handle = (memory: MemoryCounts): void => this.#remember(memory);
    this.#subscriptions.push(
      followState(client, (kind) => this.#become({ kind })),
      listen(client, memoryNotification, { log: this.#log, handle }),
    );
    return client;
  }

  #remember(memory: MemoryCounts): void {
    const known = this.#state.kind === 'running' ? this.#state.memory?.problems : undefined;
    for (const { file, message } of newProblems(memory.problems, known)) {
      this.#log.warn(`${file}: ${message}`);
    }
    this.#become({ kind: 'running', memory });
  }

  #become(state: SessionState): void {
    this.#state = state;
    this.#changed.fire(state);
  }
}
