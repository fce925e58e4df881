import { dirname, join } from 'node:path';
import { isInside } from '../files/readFile';
import { Workspace, type WorkspaceOptions } from './workspace';
import { findWorkspaceRoot, isFolder } from './workspaceRoot';

/** How long an answer may wait for a memory that is still being read, in milliseconds. */
const patience = 300;

/** The workspaces that one editor works in: one for each of its folders, each with its own memory. */
export class Workspaces {
  private roots: readonly string[];
  private readonly options: WorkspaceOptions;
  private readonly opening = new Map<string, Promise<Workspace>>();
  private readonly opened: Workspace[] = [];
  private readonly listeners: ((workspace: Workspace) => void)[] = [];

  /** @param folders absolute paths of the folders that the editor has open. */
  constructor(folders: readonly string[], options: WorkspaceOptions) {
    this.roots = [...new Set(folders.map(rootAround))];
    this.options = options;
  }

  /** Called whenever the memory of a workspace was read and something in it changed. */
  onDidChange(listener: (workspace: Workspace) => void): void {
    this.listeners.push(listener);
  }

  /** The workspaces that are open by now. */
  all(): readonly Workspace[] {
    return this.opened;
  }

  /** Takes in a folder that was added to the editor's window. */
  async add(folder: string): Promise<void> {
    const root = rootAround(folder);
    this.roots = [...new Set([...this.roots, root])];
    await this.open(root);
  }

  /** Opens the workspaces of all folders and reads their sources. */
  async start(): Promise<void> {
    await Promise.all(this.roots.map(async (root) => (await this.open(root)).loaded));
  }

  /**
   * The workspace of a document. Its memory has been read, or it takes longer than a person should
   * wait; then listeners hear of it later.
   */
  async ready(path: string | undefined): Promise<Workspace> {
    const workspace = await this.open(this.rootOf(path));
    await Promise.race([workspace.loaded, after(patience)]);
    return workspace;
  }

  /** Reads the sources anew of every workspace that holds one of these paths. */
  filesChanged(paths: readonly string[]): void {
    for (const workspace of this.opened) {
      if (paths.some((path) => isInside(workspace.root, path))) workspace.refreshSoon();
    }
  }

  async dispose(): Promise<void> {
    await Promise.all(this.opened.map((workspace) => workspace.dispose()));
  }

  private open(root: string): Promise<Workspace> {
    const known = this.opening.get(root);
    if (known) return known;
    const opening = this.openNew(root);
    this.opening.set(root, opening);
    return opening;
  }

  private async openNew(root: string): Promise<Workspace> {
    const workspace = await Workspace.open(root, this.options);
    this.opened.push(workspace);
    workspace.onDidChange(() => this.listeners.forEach((listener) => listener(workspace)));
    // A document that lies anywhere is no reason to read all that lies around it.
    if (this.roots.includes(root) || isFolder(join(root, '.precedent'))) workspace.refreshNow();
    return workspace;
  }

  /**
   * The innermost open folder around a document; a document outside of all stands for itself, and
   * one that was never saved belongs to the first folder.
   */
  private rootOf(path: string | undefined): string {
    if (path === undefined) return this.roots[0] ?? process.cwd();
    const around = this.roots.filter((root) => isInside(root, path));
    const [innermost] = around.sort((a, b) => b.length - a.length);
    return innermost ?? rootAround(dirname(path));
  }
}

/** A folder inside a workspace with `.precedent/` belongs to it; what else lies above is not ours. */
function rootAround(folder: string): string {
  const root = findWorkspaceRoot(folder);
  return isFolder(join(root, '.precedent')) ? root : folder;
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
