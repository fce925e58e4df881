/** The paths of a workspace, indexed for the questions that connectors ask. */
export interface FileIndex {
  /** All paths, ascending. */
  readonly paths: readonly string[];
  has(path: string): boolean;
  /** Paths below `folder` (no final `/`), at any depth, ascending. */
  under(folder: string): readonly string[];
  /** Paths whose file name is `name`. */
  named(name: string): readonly string[];
  /** Paths of YAML files. */
  readonly yaml: readonly string[];
}

/** Indexes workspace paths, which must be in ascending order. */
export function indexFiles(paths: readonly string[]): FileIndex {
  const known = new Set(paths);
  const byName = groupByName(paths);
  return {
    paths,
    has: (path) => known.has(path),
    under: (folder) => within(paths, folder),
    named: (name) => byName.get(name) ?? [],
    yaml: paths.filter((path) => /\.ya?ml$/i.test(path)),
  };
}

function groupByName(paths: readonly string[]): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const name = nameOf(path);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [path]);
    else group.push(path);
  }
  return groups;
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folder of a path, empty at the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function within(paths: readonly string[], folder: string): readonly string[] {
  if (folder === '') return paths;
  const start = lowerBound(paths, `${folder}/`);
  // The character after '/' in the order of code units bounds everything below the folder.
  return paths.slice(start, lowerBound(paths, `${folder}0`));
}

function lowerBound(paths: readonly string[], wanted: string): number {
  let low = 0;
  let high = paths.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((paths[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
