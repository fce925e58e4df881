import { setTimeout } from 'node:timers/promises';
import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { defaultSettings, type Settings } from '../../../protocol/src/settings';
import type { Workspace } from '../engine/workspace';
import type { Workspaces } from '../engine/workspaces';
import {
  type OpenDocument,
  type OpenDocumentEvents,
  OpenDocuments,
} from '../notebooks/openDocuments';
import { describeError } from '../rpc';
import { Frame } from './frame';
import { LiveDocument } from './liveDocument';
import { filePathOf, nameOf } from './uris';

/** How long the editor waits for us to end, at most, in milliseconds. */
const longestGoodbye = 500;

/** Hears of every analysis: which cells may have another verdict, and what was closed. */
export interface SessionEvents {
  analysed(live: LiveDocument, changed: ReadonlySet<string>): void;
  closed(live: LiveDocument): void;
}

/** One editor's session: what is open, what is known, and the analysis that joins them. */
export class Session implements OpenDocumentEvents {
  readonly connection: Connection;
  readonly workspaces: Workspaces;
  readonly client: ClientCapabilities;
  readonly documents = new OpenDocuments(this);
  private current: Settings = defaultSettings();
  private readonly live = new Map<string, LiveDocument>();
  private readonly starting = new Map<string, Promise<void>>();
  private readonly pending = new Set<string>();
  private readonly frame = new Frame(() => this.analyse());
  private readonly listeners: SessionEvents[] = [];

  constructor(
    connection: Connection,
    { workspaces, client }: { workspaces: Workspaces; client: ClientCapabilities },
  ) {
    this.connection = connection;
    this.workspaces = workspaces;
    this.client = client;
    workspaces.onDidChange((workspace) => this.knowledgeChanged(workspace));
  }

  get settings(): Settings {
    return this.current;
  }

  /** Adds a listener for as long as the session lives. */
  listen(events: SessionEvents): void {
    this.listeners.push(events);
  }

  /**
   * The open document with this URI, or that holds this cell, analysed up to the last edit. One that
   * was opened just now is waited for: editors keep an empty answer.
   */
  async find(uri: string): Promise<LiveDocument | undefined> {
    const open = this.documents.find(uri);
    if (!open) return undefined;
    await this.starting.get(open.uri);
    this.frame.flush();
    return this.live.get(open.uri);
  }

  changed(document: OpenDocument): void {
    this.pending.add(document.uri);
    if (this.live.has(document.uri)) this.frame.request();
    else if (!this.starting.has(document.uri))
      this.starting.set(document.uri, this.start(document));
  }

  closed(uri: string): void {
    this.pending.delete(uri);
    const live = this.live.get(uri);
    this.live.delete(uri);
    if (live) this.listeners.forEach((listener) => listener.closed(live));
  }

  /** Stops what is under way. An import that takes long is left to end with the process. */
  async dispose(): Promise<void> {
    this.frame.dispose();
    await Promise.race([this.workspaces.dispose(), setTimeout(longestGoodbye, undefined)]);
  }

  /** Asks the editor to fetch its code lenses again, where it can. */
  refreshLenses(): void {
    if (this.client.workspace?.codeLens?.refreshSupport !== true) return;
    // The editor may be gone by then, and with it whoever could be told.
    this.connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
  }

  /** Takes other settings, and shows everything as they say. */
  configure(settings: Settings): void {
    this.current = settings;
    this.refreshLenses();
    for (const live of this.live.values()) {
      const every = new Set([...live.units.values()].flatMap(({ uids }) => uids));
      this.listeners.forEach((listener) => listener.analysed(live, every));
    }
  }

  /** The first analysis waits a moment for the memory, so that a dismissed finding does not flash. */
  private async start(document: OpenDocument): Promise<void> {
    try {
      const path = filePathOf(document.uri);
      const workspace = await this.workspaces.ready(path);
      const open = this.documents.find(document.uri);
      if (!open || this.live.has(open.uri)) return;
      const file = path === undefined ? nameOf(open.uri) : workspace.relative(path);
      this.live.set(open.uri, new LiveDocument(open.uri, { file, workspace }));
      this.frame.request();
      // An editor that asked before it told us of the document keeps the empty answer until then.
      this.refreshLenses();
    } catch (error) {
      this.connection.console.error(`${document.uri}: ${describeError(error)}`);
    } finally {
      this.starting.delete(document.uri);
    }
  }

  private analyse(): void {
    const uris = [...this.pending].filter((uri) => this.live.has(uri));
    for (const uri of uris) {
      this.pending.delete(uri);
      const live = this.live.get(uri);
      const open = this.documents.find(uri);
      if (live && open) this.analyseOne(live, open);
    }
  }

  /** A failure costs the findings of this document until its next edit, never the server. */
  private analyseOne(live: LiveDocument, open: OpenDocument): void {
    try {
      const changed = live.update(open);
      this.listeners.forEach((listener) => listener.analysed(live, changed));
    } catch (error) {
      this.connection.console.error(`${open.uri} was not analysed: ${describeError(error)}`);
      // What the analysis remembers may be half of an edit: the next one starts afresh.
      this.closed(open.uri);
    }
  }

  private knowledgeChanged(workspace: Workspace): void {
    for (const live of this.live.values()) {
      if (live.workspace === workspace) this.pending.add(live.uri);
    }
    this.frame.request();
  }
}
