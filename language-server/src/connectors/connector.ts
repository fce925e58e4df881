import type { Attempt } from '../../../protocol/src/records/attempt';
import type { Dataset, Definition } from '../../../protocol/src/records/definition';
import type { Dismissal } from '../../../protocol/src/records/dismissal';
import type { Objective } from '../../../protocol/src/records/objective';
import type { Problem } from '../../../protocol/src/records/source';
import type { SqliteTables } from '../sqlite/sqliteTables';
import type { FileIndex } from './fileIndex';

/** Everything that one source says, normalised. Lessons ride on attempts. */
export interface SourceRecords {
  readonly attempts: readonly Attempt[];
  readonly definitions: readonly Definition[];
  readonly datasets: readonly Dataset[];
  readonly objectives: readonly Objective[];
  readonly dismissals: readonly Dismissal[];
}

/** What reading one source gave. A broken source gives a problem and whatever could still be read. */
export interface ReadResult extends Partial<SourceRecords> {
  readonly problems?: readonly Problem[];
  /** False when the content shows that the file belongs to another tool; then nothing is said of it. */
  readonly recognised?: boolean;
}

/** What a source is read from. A file that could not be read is absent from `files`. */
export interface SourceInputs {
  /** Bytes by workspace path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The tables of the claimed database, where it could be opened. */
  readonly tables?: SqliteTables;
}

/**
 * One source that a connector recognised by its path: a run, a contract, a database.
 * `read` is pure: the same inputs give the same records, and it never throws for bad input.
 */
export interface SourceClaim {
  /** Stable and unique within the system. */
  readonly key: string;
  /** The file or folder that a person would open to see the source, relative to the workspace. */
  readonly path: string;
  /** What a person would call the whole source: `mlruns`, `wandb`, the contract's own path. */
  readonly group: string;
  readonly files: readonly string[];
  /** A database that is opened read-only and handed over as tables, never as bytes. */
  readonly database?: string;
  /** The name of the database says nothing of its system, so that not being one is no problem. */
  readonly mayBeForeign?: boolean;
  /** Pure. Further files that the first ones point to; each of them may be missing. */
  readonly follow?: (inputs: SourceInputs) => readonly string[];
  readonly read: (inputs: SourceInputs) => ReadResult;
}

/** One system's format: recognises its sources among the files of a workspace, and reads them. */
export interface Connector {
  /** Unique among connectors. */
  readonly name: string;
  /** The system that records name as their source. */
  readonly system: string;
  /** Raised whenever the same bytes give other records, so that unchanged sources are read again. */
  readonly version: number;
  readonly claim: (files: FileIndex) => readonly SourceClaim[];
}
