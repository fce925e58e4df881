import { readdirSync, realpathSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../../../protocol/src/records/source';
import { outsideProblem, specialFileProblem, systemProblem } from './fileProblem';
import { addRules, isIgnored, noRules, type IgnoreRules } from './gitignore';
import { isInside, readTextFile } from './readFile';

export interface ListOptions {
  /** Leave out what `.gitignore` files name. Off by default: trackers are usually ignored by git. */
  readonly honourGitignore?: boolean;
  /** Names of hidden folders that are entered; `.precedent` alone by default. */
  readonly hiddenFolders?: readonly string[];
  /** Start in this folder of the workspace (relative, `/` separators); the root by default. */
  readonly under?: string;
  readonly maxFiles?: number;
  readonly maxDepth?: number;
  readonly signal?: AbortSignal;
}

export interface FileListing {
  /** Regular files, relative to the root with `/` separators, in ascending order. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  /** Folders that could not be read: what lies below them is unknown, not gone. */
  readonly unread: readonly string[];
  /** False when a limit or a cancellation ended the walk early. */
  readonly complete: boolean;
}

/** Folders of installed or generated files, at any depth. */
const skippedFolders = new Set([
  'node_modules', 'venv', '__pycache__', '__pypackages__', 'site-packages', 'dbt_packages',
]); // prettier-ignore

const maxProblems = 50;
/** Entries handled before other work of the process gets its turn. */
const entriesPerTurn = 500;

/**
 * Lists the regular files of a workspace without following links. Unreadable folders, links that
 * lead out and special files are one problem each. Stops early when `signal` is aborted; never throws.
 * @param root absolute path of the workspace.
 */
export async function listFiles(root: string, options: ListOptions = {}): Promise<FileListing> {
  const walk = new Walk(root, options);
  await walk.run();
  return walk.listing();
}

interface Folder {
  readonly path: string;
  readonly depth: number;
  readonly rules: IgnoreRules;
}

class Walk {
  private readonly root: string;
  private readonly options: ListOptions;
  private readonly files: string[] = [];
  private readonly problems: Problem[] = [];
  private readonly unread: string[] = [];
  private readonly hidden: ReadonlySet<string>;
  private readonly maxFiles: number;
  private readonly maxDepth: number;
  private readonly realRoot: string;
  private complete = true;
  private handled = 0;

  constructor(root: string, options: ListOptions) {
    this.root = root;
    this.options = options;
    this.hidden = new Set(options.hiddenFolders ?? ['.precedent']);
    this.maxFiles = options.maxFiles ?? 500_000;
    this.maxDepth = options.maxDepth ?? 64;
    this.realRoot = realPath(root) ?? root;
  }

  async run(): Promise<void> {
    const pending: Folder[] = [this.start()];
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      const entries = this.entriesOf(folder.path);
      if (entries.some(({ name }) => name === 'pyvenv.cfg')) continue;
      const rules = this.rulesOf(folder, entries);
      for (const entry of entries) {
        const inner = this.visit(entry, { ...folder, rules });
        if (inner !== undefined) pending.push(inner);
        if (++this.handled % entriesPerTurn === 0) await setImmediate();
        if (this.stops()) return;
      }
    }
  }

  listing(): FileListing {
    const { unread, complete } = this;
    return { files: this.files.sort(), problems: this.shortProblems(), unread, complete };
  }

  /** The first folder, with the rules of the folders above it. */
  private start(): Folder {
    const path = (this.options.under ?? '').replace(/^\.?\/+|\/+$/g, '').replace(/^\.$/, '');
    const parents = path === '' ? [] : ['', ...ancestors(path)];
    const rules = parents.reduce((outer, folder) => this.withRules(outer, folder), noRules);
    return { path, depth: parents.length, rules };
  }

  private entriesOf(path: string): Dirent[] {
    try {
      return readdirSync(join(this.root, path), { withFileTypes: true });
    } catch (error) {
      this.problems.push(systemProblem(path === '' ? '.' : path, error));
      this.unread.push(path);
      return [];
    }
  }

  private rulesOf({ path, rules }: Folder, entries: readonly Dirent[]): IgnoreRules {
    const present = entries.some((entry) => entry.name === '.gitignore' && entry.isFile());
    return present ? this.withRules(rules, path) : rules;
  }

  private withRules(outer: IgnoreRules, folder: string): IgnoreRules {
    if (this.options.honourGitignore !== true) return outer;
    const outcome = readTextFile(this.root, joined(folder, '.gitignore'));
    return outcome.ok ? addRules(outer, folder, outcome) : outer;
  }

  private visit(entry: Dirent, { path: parent, depth, rules }: Folder): Folder | undefined {
    const path = joined(parent, entry.name);
    if (entry.isDirectory()) {
      if (this.isSkipped(entry.name) || isIgnored(rules, `${path}/`)) return undefined;
      return this.below({ path, depth: depth + 1, rules });
    }
    if (isIgnored(rules, path)) return undefined;
    if (entry.isFile()) this.files.push(path);
    else if (entry.isSymbolicLink()) this.visitLink(path);
    else this.problems.push(specialFileProblem(path));
    return undefined;
  }

  private isSkipped(name: string): boolean {
    return skippedFolders.has(name) || (name.startsWith('.') && !this.hidden.has(name));
  }

  private below(folder: Folder): Folder | undefined {
    if (folder.depth <= this.maxDepth) return folder;
    const message = `lies more than ${this.maxDepth} folders deep and is not read; move it up.`;
    this.problems.push({ file: folder.path, message });
    this.unread.push(folder.path);
    return undefined;
  }

  /** A link inside the workspace names what the walk meets anyway; a broken one names nothing. */
  private visitLink(path: string): void {
    const target = realPath(join(this.root, path));
    if (target !== undefined && !isInside(this.realRoot, target)) {
      this.problems.push(outsideProblem(path));
    }
  }

  private stops(): boolean {
    if (this.options.signal?.aborted === true) this.complete = false;
    if (this.files.length >= this.maxFiles) {
      const message = `more than ${this.maxFiles} files: the rest is not read; open a smaller folder.`;
      this.problems.push({ file: '.', message });
      this.complete = false;
    }
    return !this.complete;
  }

  private shortProblems(): readonly Problem[] {
    const more = this.problems.length - maxProblems;
    if (more <= 0) return this.problems;
    const message = `${more} more files or folders could not be read, for the reasons above.`;
    return [...this.problems.slice(0, maxProblems), { file: '.', message }];
  }
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function ancestors(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
