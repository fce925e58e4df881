import { randomBytes } from 'node:crypto';
import {
  type Disposable,
  type LogOutputChannel,
  Uri,
  type ViewColumn,
  type WebviewPanel,
} from 'vscode';
import { explainRequest } from '../../../protocol/src/lsp';
import type { PanelMemory, ViewState } from '../../../protocol/src/webview';
import type { Session } from '../session';
import { createIntentHandler } from './handleIntent';
import { panelHtml } from './html';
import { openEvidence } from './openEvidence';

/** The folder that a panel may load from: the built page and nothing else. */
export function pageFolder(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'webview');
}

/**
 * One timeline. The state lives here and the page only renders it: a hidden page is thrown away by
 * the editor and asks again, with `ready`, when it is back.
 */
export class TimelinePanel implements Disposable {
  #view: ViewState;
  #memory: PanelMemory;
  /** Counts the questions, so that a late answer does not replace a newer one. */
  #asked = 0;
  readonly #panel;
  readonly #session;
  readonly #subscriptions: Disposable[];

  constructor(
    panel: WebviewPanel,
    memory: PanelMemory,
    context: { extensionUri: Uri; session: Session; log: LogOutputChannel },
  ) {
    this.#panel = panel;
    this.#memory = memory;
    this.#session = context.session;
    this.#view = { kind: 'loading', title: panel.title, memory };
    const handleIntent = createIntentHandler(
      {
        ready: () => this.#show(this.#view),
        askAgain: () => void this.ask(),
        openEvidence: (file, line) => void openEvidence(file, line),
        selectSlice: (slice) => this.#select(slice),
      },
      { now: Date.now, refuse: (reason) => context.log.warn(reason) },
    );
    this.#subscriptions = [panel.webview.onDidReceiveMessage(handleIntent)];
    this.#load(context.extensionUri);
    void this.ask();
  }

  /** Where the panel is, while it is not hidden behind another tab. */
  get viewColumn(): ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  /** Asks the server and shows the answer; until the first one is there, the page says so. */
  async ask(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const answer = await this.#session.ask(explainRequest, this.#memory.question);
    if (asked !== this.#asked) return;
    if (!answer.ok) {
      const { title } = this.#panel;
      this.#show({ kind: 'error', title, message: answer.message, memory: this.#memory });
      return;
    }
    const { title, column, explanation } = answer.value;
    // A place moves with every edit; the column that was found there is what the person meant.
    if (column !== undefined) this.#memory = { ...this.#memory, question: { column } };
    this.#panel.title = `Past attempts: ${title}`;
    this.#show({ kind: 'timeline', title, explanation, memory: this.#memory });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #select(slice: string | undefined): void {
    const { question } = this.#memory;
    this.#memory = slice === undefined ? { question } : { question, slice };
    this.#show({ ...this.#view, memory: this.#memory });
  }

  #show(view: ViewState): void {
    this.#view = view;
    void this.#panel.webview.postMessage(view);
  }

  #load(extensionUri: Uri): void {
    const { webview } = this.#panel;
    this.#panel.iconPath = Uri.joinPath(extensionUri, 'media', 'icon.png');
    const address = (name: string): string =>
      webview.asWebviewUri(Uri.joinPath(pageFolder(extensionUri), name)).toString();
    webview.html = panelHtml({
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString('hex'),
      script: address('main.js'),
      style: address('main.css'),
    });
  }
}
