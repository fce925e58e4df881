import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../../../protocol/src/records/source';
import { listFiles, type FileListing } from '../files/listFiles';
import type { SqliteReader } from '../sqlite/sqliteReader';
import type { Connector, SourceClaim } from './connector';
import { indexFiles } from './fileIndex';
import { importSource, sourceKey, type ImportedSource } from './importSource';
import { connectors } from './index';
import { createStamps, type SourceState } from './sourceState';

export interface ImportOptions {
  readonly sqlite: SqliteReader;
  /** What the last import remembered, by key. Without it everything is read. */
  readonly previous?: ReadonlyMap<string, SourceState>;
  /** Only sources at or below these workspace paths; all of them by default. */
  readonly only?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** The source that is read next. */
  readonly path: string;
}

export interface ImportReport {
  /** In the order of connectors and paths. Sources of other tools are listed, with nothing in them. */
  readonly sources: readonly ImportedSource[];
  /** Keys of sources that are gone. */
  readonly removed: readonly string[];
  /** Of this import and of unchanged sources, each said once. */
  readonly problems: readonly Problem[];
  /** False when it was cancelled or a limit was reached: the rest keeps its last records. */
  readonly complete: boolean;
}

/**
 * Reads every tracker, catalogue and contract of a workspace that changed since the last import.
 * Trackers are often ignored by git, so `.gitignore` is not asked. A broken source is one problem and
 * hides nothing else. Gives other work its turn after every source; never rejects for bad input.
 * @param root absolute path of the workspace.
 */
export async function importWorkspace(root: string, options: ImportOptions): Promise<ImportReport> {
  const { sqlite, signal, only, previous = new Map<string, SourceState>() } = options;
  const listing = await listFiles(root, {
    hiddenFolders: ['.precedent', '.trash', '.wandb', '.aim'],
    ...(signal !== undefined && { signal }),
  });
  const claims = claimSources(listing.files).filter(({ claim }) => isWanted(claim, only));
  const stampOf = createStamps(root, Date.now());
  const sources: ImportedSource[] = [];
  for (const { connector, claim } of claims) {
    if (signal?.aborted === true) break;
    options.onProgress?.({ done: sources.length, total: claims.length, path: claim.path });
    const last = previous.get(sourceKey(connector, claim));
    sources.push(await importSource(root, claim, { connector, sqlite, stampOf, last }));
    await setImmediate();
  }
  const complete = listing.complete && sources.length === claims.length;
  const isWhole = complete && only === undefined;
  return {
    sources,
    removed: isWhole ? goneKeys(previous, { sources, listing }) : [],
    problems: saidOnce([...listing.problems, ...sources.flatMap(({ state }) => state.problems)]),
    complete,
  };
}

interface Claimed {
  readonly connector: Connector;
  readonly claim: SourceClaim;
}

function claimSources(paths: readonly string[]): Claimed[] {
  const files = indexFiles(paths);
  return connectors.flatMap((connector) =>
    connector.claim(files).map((claim) => ({ connector, claim })),
  );
}

function isWanted({ path, group, files }: SourceClaim, only?: readonly string[]): boolean {
  if (only === undefined) return true;
  return only.some((wanted) => {
    const folder = wanted.replace(/^\.\/|\/+$/g, '');
    const holds = (inner: string): boolean => inner === folder || inner.startsWith(`${folder}/`);
    return folder === '' || folder === '.' || [path, group, ...files].some(holds);
  });
}

/** What lies in a folder that could not be read is unknown, not gone. */
function goneKeys(
  previous: ReadonlyMap<string, SourceState>,
  { sources, listing }: { sources: readonly ImportedSource[]; listing: FileListing },
): string[] {
  const present = new Set(sources.map(({ state }) => state.key));
  const isUnknown = (path: string): boolean =>
    listing.unread.some((folder) => folder === '' || path.startsWith(`${folder}/`));
  return [...previous.values()]
    .filter(({ key, path }) => !present.has(key) && !isUnknown(path))
    .map(({ key }) => key);
}

function saidOnce(problems: readonly Problem[]): Problem[] {
  const byText = new Map(problems.map((one) => [`${one.file}\0${one.message}`, one]));
  return [...byText.values()].sort((one, other) => (one.file < other.file ? -1 : 1));
}
