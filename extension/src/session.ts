import {
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  workspace,
} from 'vscode';
import { State } from 'vscode-languageclient/node';
import type * as z from 'zod';
import type { RequestDefinition } from '../../protocol/src/define';
import { memoryNotification } from '../../protocol/src/lsp';
import { createClient } from './client';
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
  readonly #changed = new EventEmitter<SessionState>();
  readonly #client;
  readonly #log;
  readonly #subscriptions: Disposable[];

  constructor(context: ExtensionContext, log: LogOutputChannel) {
    this.#log = log;
    this.#client = createClient(context, log);
    this.onDidChangeState = this.#changed.event;
    this.#subscriptions = [
      this.#changed,
      this.#client.onDidChangeState(({ newState }) => this.#follow(newState)),
      listen(this.#client, memoryNotification, { log, handle: (memory) => this.#remember(memory) }),
      workspace.onDidGrantWorkspaceTrust(() => void this.start()),
    ];
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Starts the server of a trusted workspace; in restricted mode it does nothing. Never rejects. */
  async start(): Promise<void> {
    if (!workspace.isTrusted) return;
    try {
      await this.#client.start();
    } catch (error) {
      this.#log.error(`The language server did not start: ${String(error)}`);
    }
  }

  /** Stops the server if it runs, and starts it again. */
  async restart(): Promise<void> {
    if (this.#client.isRunning()) await this.stop();
    await this.start();
  }

  /** Ends the server. Never rejects: one that does not end by itself is killed. */
  async stop(): Promise<void> {
    if (!this.#client.needsStop()) return;
    try {
      await this.#client.stop();
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
        return ask(this.#client, definition, { params });
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #follow(state: State): void {
    if (state === State.Running) this.#become({ kind: 'running' });
    else if (state === State.Starting) this.#become({ kind: 'starting' });
    else this.#become({ kind: 'stopped' });
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
