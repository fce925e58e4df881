import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Problem } from '../../../protocol/src/records/source';
import { errorCode } from '../files/fileProblem';
import { knowledgeOf } from '../memory/knowledge';
import { Memory } from '../memory/memory';
import type { DocumentContext } from './analysedDocument';
import { cacheFolder } from './cacheFolder';
import { type Importer, importHere, type ImportOutcome } from './importer';
import { DismissalIndex } from './suppression';

export interface WorkspaceOptions {
  /** Folder below which the index is kept; the user's cache folder by default. */
  readonly cacheDir?: string;
  /** How sources are read; in this thread by default. */
  readonly importer?: Importer;
}

interface Opened {
  readonly folder: string;
  readonly memory: Memory;
  /** Set when the index could not be kept where it belongs. */
  readonly temporary?: { readonly folder: string; readonly notice: Problem };
}

/** How much the memory holds, in the words of a person. */
export interface MemoryCounts {
  readonly attempts: number;
  readonly definitions: number;
  /** Trackers, catalogues and files, not the single runs in them. */
  readonly sources: number;
}

/** Changes on disk come in bursts: a run that is being logged writes many files. In milliseconds. */
const quietTime = 100;
/** A run that never stops writing is read this often all the same, in milliseconds. */
const longestQuiet = 2_000;

/** A folder with its memory. Reading it creates nothing in it; the index lies elsewhere. */
export class Workspace {
  /** Absolute path. */
  readonly root: string;
  /** Where the index belongs, whether or not it can be kept there. */
  readonly cacheDir: string;
  readonly memory: Memory;
  private readonly importer: Importer;
  private readonly temporary: Opened['temporary'];
  private found: readonly Problem[] = [];
  private current: DocumentContext;
  private last: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  /** When the change came that the timer waits for, in milliseconds since 1970. */
  private waitsSince: number | undefined;
  private readonly listeners: (() => void)[] = [];

  /** Opens the memory as it was left. `refresh` reads what changed since. */
  static async open(root: string, options: WorkspaceOptions = {}): Promise<Workspace> {
    const folder = cacheFolder(root, options.cacheDir);
    try {
      const memory = await Memory.open(folder);
      await access(folder, constants.W_OK);
      return new Workspace(root, { ...options, folder, memory });
    } catch (error) {
      const other = await mkdtemp(join(tmpdir(), 'precedent-'));
      const temporary = { folder: other, notice: cacheProblem(folder, error) };
      const memory = await Memory.open(other);
      return new Workspace(root, { ...options, folder, memory, temporary });
    }
  }

  private constructor(
    root: string,
    { folder, memory, importer = importHere, temporary }: WorkspaceOptions & Opened,
  ) {
    this.root = root;
    this.cacheDir = folder;
    this.memory = memory;
    this.importer = importer;
    this.temporary = temporary;
    this.current = contextOf(memory);
  }

  /** What verdicts depend on; another object whenever something in it changed. */
  get context(): DocumentContext {
    return this.current;
  }

  /** What could not be read, one line each. */
  get problems(): readonly Problem[] {
    return this.temporary ? [this.temporary.notice, ...this.found] : this.found;
  }

  get counts(): MemoryCounts {
    const { groups } = this.memory.view;
    const sum = (key: 'attempts' | 'definitions') =>
      groups.reduce((total, group) => total + group[key], 0);
    return { attempts: sum('attempts'), definitions: sum('definitions'), sources: groups.length };
  }

  /** Settles when the import that is under way, if any, is done. */
  get loaded(): Promise<void> {
    return this.last.then(
      () => undefined,
      () => undefined,
    );
  }

  /** A path as reports write it: relative to the root, with `/`. */
  relative(path: string): string {
    return relative(this.root, path).split(sep).join('/');
  }

  /** The absolute path of a file of a report. */
  resolve(file: string): string {
    return isAbsolute(file) ? file : resolve(this.root, file);
  }

  /** Called after every import that changed what is known. */
  onDidChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /**
   * Reads the sources that changed, all or those under some workspace paths; one import runs at a
   * time. Rejects when nothing can be read.
   */
  refresh(only?: readonly string[]): Promise<ImportOutcome> {
    const outcome = this.loaded.then(() => this.import(only));
    this.last = outcome;
    return outcome;
  }

  /** Reads the sources in the background. A failure becomes a problem. */
  refreshNow(): void {
    this.refresh().catch((error: unknown) => this.fail(error));
  }

  /** The same after a moment of quiet. */
  refreshSoon(): void {
    const now = Date.now();
    this.waitsSince ??= now;
    clearTimeout(this.timer);
    const wait = Math.min(quietTime, this.waitsSince + longestQuiet - now);
    this.timer = setTimeout(
      () => {
        this.waitsSince = undefined;
        this.refreshNow();
      },
      Math.max(0, wait),
    );
  }

  /** Lets go of the index once the import that is under way is done. */
  async dispose(): Promise<void> {
    clearTimeout(this.timer);
    await this.loaded;
    this.memory.close();
    if (this.temporary) await rm(this.temporary.folder, { recursive: true, force: true });
  }

  private async import(only: readonly string[] | undefined): Promise<ImportOutcome> {
    const { root, memory } = this;
    const folder = this.temporary?.folder ?? this.cacheDir;
    const isNew = await memory.refresh();
    const outcome = await this.importer({ root, memory, folder }, only);
    const { problems, changed } = outcome;
    const hasNewProblems = JSON.stringify(problems) !== JSON.stringify(this.found);
    if (only === undefined) this.found = problems;
    if (isNew || changed) this.current = contextOf(memory);
    if (isNew || changed || hasNewProblems) this.announce();
    return outcome;
  }

  private fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.found = [{ file: '.', message: `The sources could not be read: ${reason}` }];
    this.announce();
  }

  private announce(): void {
    this.listeners.forEach((listener) => listener());
  }
}

function contextOf(memory: Memory): DocumentContext {
  const { view } = memory;
  return { knowledge: knowledgeOf(view), dismissals: new DismissalIndex(view.dismissals) };
}

function cacheProblem(file: string, error: unknown): Problem {
  const code = errorCode(error);
  const reason = code === '' ? 'cannot be used' : `cannot be used (${code})`;
  return {
    file,
    message: `${reason}, so everything is read anew each time; choose another --cache-dir.`,
  };
}
