import type { Problem } from '../../../protocol/src/records/source';
import { readBytes } from '../files/readFile';
import { databaseProblem, type OpenedDatabase, type SqliteReader } from '../sqlite/sqliteReader';
import type { Connector, ReadResult, SourceClaim, SourceInputs, SourceRecords } from './connector';
import { digestOf, type SourceState, type StampFiles } from './sourceState';

/** `records` are absent for an unchanged source: those of the last import still hold. */
export interface ImportedSource {
  readonly state: SourceState;
  readonly unchanged: boolean;
  readonly records?: SourceRecords;
}

interface SourceContext {
  readonly connector: Connector;
  readonly sqlite: SqliteReader;
  readonly stampOf: StampFiles;
  /** What the last import remembered of this source. */
  readonly last: SourceState | undefined;
}

/** The name of a source in the workspace. */
export function sourceKey({ name }: Connector, { key }: SourceClaim): string {
  return `${name}:${key}`;
}

/** Reads one source unless it is as it was. Never rejects for bad input. */
export async function importSource(
  root: string,
  claim: SourceClaim,
  context: SourceContext,
): Promise<ImportedSource> {
  const { last } = context;
  if (last?.settled === true && last.reader === readerOf(context.connector)) {
    const { stamp } = context.stampOf(watchedFiles(claim, last.followed));
    if (stamp === last.stamp) return { state: last, unchanged: true };
  }
  const opened = await openDatabase(root, claim, context);
  try {
    return readSource(root, claim, { ...context, ...opened });
  } finally {
    opened.database?.close();
  }
}

interface OpenedSource {
  readonly database?: OpenedDatabase;
  readonly problems: readonly Problem[];
}

async function openDatabase(
  root: string,
  { database: path, mayBeForeign }: SourceClaim,
  { sqlite }: SourceContext,
): Promise<OpenedSource> {
  if (path === undefined) return { problems: [] };
  const outcome = await sqlite.open(root, path);
  if (outcome.ok) return { database: outcome, problems: outcome.notes };
  const isNoise = mayBeForeign === true && outcome.cause !== 'damaged';
  return { problems: isNoise ? [] : [outcome.problem] };
}

function readSource(
  root: string,
  claim: SourceClaim,
  { connector, last, stampOf, database, problems: noted }: SourceContext & OpenedSource,
): ImportedSource {
  const reader = readerOf(connector);
  const gathered = gatherInputs(root, claim, database);
  const watched = watchedFiles(claim, gathered.followed);
  const stamp = stampOf(watched);
  const content = digestOf(reader, gathered.inputs.files);
  const state = {
    system: connector.system,
    key: sourceKey(connector, claim),
    path: claim.path,
    group: claim.group,
    reader,
    digest: claim.database === undefined ? content : stamp.stamp,
    stamp: stamp.stamp,
    // A lock or a missing permission goes away without a trace in the times of the file.
    settled: stamp.settled && noted.length + gathered.problems.length === 0,
    followed: [...gathered.followed],
  };
  // The digest of a database is that of its times, which tell nothing while they may still change.
  const isComparable = claim.database === undefined || last?.settled === true;
  if (isComparable && last?.reader === reader && last.digest === state.digest) {
    const { recognised, counts, problems } = last;
    return { state: { ...state, recognised, counts, problems }, unchanged: true };
  }
  const result = safely(claim, () => claim.read(gathered.inputs), readFailure);
  const recognised = result.recognised !== false;
  // What a sound database of another tool lacks is none of our concern; that one is damaged is.
  const ofDatabase = recognised || database === undefined ? noted : [];
  const problems = [...ofDatabase, ...gathered.problems, ...(result.problems ?? [])];
  const records = recordsOf(result);
  return {
    state: { ...state, recognised, counts: countsOf(records), problems },
    unchanged: false,
    records,
  };
}

interface GatheredInputs {
  readonly inputs: SourceInputs;
  readonly followed: readonly string[];
  readonly problems: readonly Problem[];
}

function gatherInputs(
  root: string,
  claim: SourceClaim,
  database: OpenedDatabase | undefined,
): GatheredInputs {
  const files = new Map<string, Uint8Array>();
  const problems: Problem[] = [];
  const add = (path: string, isExpected: boolean): void => {
    const outcome = readBytes(root, path);
    if (outcome.ok) files.set(path, outcome.bytes);
    else if (isExpected || !outcome.missing) problems.push(outcome.problem);
  };
  const inputs = { files, ...(database !== undefined && { tables: database.tables }) };
  for (const path of claim.files) add(path, true);
  const followed = safely(
    claim,
    () => claim.follow?.(inputs) ?? [],
    () => [],
  );
  for (const path of followed) if (!files.has(path)) add(path, false);
  return { inputs, followed, problems };
}

/** Everything whose change makes a source worth reading again. */
function watchedFiles({ files, database }: SourceClaim, followed: readonly string[]): string[] {
  const companions =
    database === undefined ? [] : [database, `${database}-wal`, `${database}-journal`];
  return [...files, ...companions, ...followed];
}

/** A damaged database fails while it is read; any other throw is a fault of ours and hides nothing else. */
function safely<T>(claim: SourceClaim, work: () => T, failed: (problem: Problem) => T): T {
  try {
    return work();
  } catch (error) {
    if (claim.database !== undefined) return failed(databaseProblem(claim.database, error));
    const cause = error instanceof Error ? error.message : 'unknown cause';
    const message = `could not be understood (${cause}); please report this file's format.`;
    return failed({ file: claim.path, message });
  }
}

function readFailure(problem: Problem): ReadResult {
  return { problems: [problem] };
}

function readerOf({ name, version }: Connector): string {
  return `${name}@${version}`;
}

function recordsOf({
  attempts = [],
  definitions = [],
  datasets = [],
  objectives = [],
  dismissals = [],
}: ReadResult): SourceRecords {
  return { attempts, definitions, datasets, objectives, dismissals };
}

function countsOf({ attempts, definitions, datasets }: SourceRecords): SourceState['counts'] {
  return {
    attempts: attempts.length,
    definitions: definitions.length,
    lessons: attempts.filter(({ lesson }) => lesson !== undefined).length,
    datasets: datasets.length,
  };
}
