import {
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  ViewColumn,
  type WebviewOptions,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
} from 'vscode';
import { panelMemorySchema, type PanelMemory } from '../../../protocol/src/webview';
import type { Session } from '../session';
import { pageFolder, TimelinePanel } from './timelinePanel';

const viewType = 'precedent.timeline';

/** All open timelines of this window, each with its own question. */
export class Panels implements Disposable, WebviewPanelSerializer {
  readonly #open = new Set<TimelinePanel>();
  readonly #context;
  readonly #subscriptions: Disposable[];

  constructor(
    { extensionUri }: ExtensionContext,
    { session, log }: { session: Session; log: LogOutputChannel },
  ) {
    this.#context = { extensionUri, session, log };
    this.#subscriptions = [
      window.registerWebviewPanelSerializer(viewType, this),
      // The memory was read again, or the server is back: what is shown follows.
      session.onDidChangeState(({ kind }) => {
        if (kind === 'running') for (const panel of this.#open) void panel.ask();
      }),
    ];
  }

  /** Opens a timeline for a question: where the others are, else beside the code. */
  open(question: PanelMemory['question']): void {
    const [other] = [...this.#open].flatMap(({ viewColumn }) => viewColumn ?? []);
    const column = { viewColumn: other ?? ViewColumn.Beside, preserveFocus: false };
    const panel = window.createWebviewPanel(viewType, 'Past attempts', column, {
      enableFindWidget: true,
    });
    this.#attach(panel, { question });
  }

  /** Brings a timeline back after the window was closed. */
  deserializeWebviewPanel(panel: WebviewPanel, remembered: unknown): Promise<void> {
    const memory = panelMemorySchema.safeParse(remembered);
    if (memory.success) this.#attach(panel, memory.data);
    else panel.dispose();
    return Promise.resolve();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const panel of this.#open) panel.dispose();
  }

  #attach(panel: WebviewPanel, memory: PanelMemory): void {
    panel.webview.options = this.#options();
    const timeline = new TimelinePanel(panel, memory, this.#context);
    this.#open.add(timeline);
    panel.onDidDispose(() => {
      this.#open.delete(timeline);
      timeline.dispose();
    });
  }

  #options(): WebviewOptions {
    return {
      enableScripts: true,
      enableCommandUris: false,
      localResourceRoots: [pageFolder(this.#context.extensionUri)],
    };
  }
}
