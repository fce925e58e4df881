import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerEntry } from '../../../protocol/src/records/ledgerEntry';
import { AppendFile } from '../durability/appendFile';
import { syncFolder } from '../durability/durableReplace';
import { withLock } from '../durability/processLock';
import { canonicalLine, chainStart, entryOfLine, lineHash, longestLine } from './canonicalLine';
import { prepareLedgerFolder } from './ledgerFolder';
import { writerId } from './writerId';

/** Where the ledger of a workspace lies, and where this installation keeps its own name. */
export interface LedgerPlace {
  /** Absolute path of the workspace. */
  readonly root: string;
  /** A folder of the user, outside of every workspace: writer id and locks. */
  readonly dataDir: string;
}

/** What is recorded. `at` is the time, ISO 8601; `actor` is only a label. */
export interface LedgerFact {
  readonly at: string;
  readonly actor: string;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Appended {
  readonly entry: LedgerEntry;
  /** Workspace-relative path of the ledger file. */
  readonly file: string;
  /** Bytes of an incomplete write before this one that were cut off; 0 when there was none. */
  readonly cut: number;
}

/** A chain whose last line cannot be continued: appending would hide what happened to it. */
export class LedgerDamagedError extends Error {
  constructor(file: string) {
    super(`${file} ends in a damaged line: run \`precedent verify\` and restore the file.`);
    this.name = 'LedgerDamagedError';
  }
}

/**
 * Appends one line to this installation's chain. When the promise resolves, the line survives a
 * power cut. Several processes take turns; a dead one's turn is taken over at once. Throws
 * LedgerDamagedError, LedgerPlaceError, LockBusyError, UnrecordableError and file system errors.
 */
export async function appendEntry(place: LedgerPlace, fact: LedgerFact): Promise<Appended> {
  const writer = await writerId(place.dataDir);
  const folder = prepareLedgerFolder(place.root);
  const path = join(folder, `${writer}.jsonl`);
  const file = `.precedent/ledger/${writer}.jsonl`;
  // The lock lies with the user: a workspace cannot plant one.
  const name = createHash('sha256').update(path).digest('hex').slice(0, 16);
  return withLock(join(place.dataDir, 'locks', `${name}.lock`), async () => {
    const isNew = !existsSync(path);
    const ledger = AppendFile.open(path);
    try {
      const cut = ledger.cutTornTail();
      const { prev, seq } = tailOf(ledger, { file, writer });
      const { at, actor, kind, body } = fact;
      const entry: LedgerEntry = { v: 1, writer, seq, at, actor, kind, body: { ...body }, prev };
      ledger.append(canonicalLine(entry));
      ledger.sync();
      if (isNew) await syncFolder(folder);
      return { entry, file, cut };
    } finally {
      ledger.close();
    }
  });
}

/** What the next line has to say of the last one. */
function tailOf(
  ledger: AppendFile,
  { file, writer }: { readonly file: string; readonly writer: string },
): Pick<LedgerEntry, 'prev' | 'seq'> {
  const { size } = ledger;
  if (size === 0) return { prev: chainStart, seq: 0 };
  const length = Math.min(size, longestLine + 2);
  const tail = ledger.read(size - length, length);
  const line = tail.subarray(tail.lastIndexOf(0x0a, tail.length - 2) + 1, tail.length - 1);
  const last = entryOfLine(line);
  if ('cause' in last || last.entry.writer !== writer) throw new LedgerDamagedError(file);
  return { prev: lineHash(line), seq: last.entry.seq + 1 };
}
