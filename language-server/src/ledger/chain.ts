import type { LedgerEntry } from '../../../protocol/src/records/ledgerEntry';
import { chainStart, entryOfLine, lineHash } from './canonicalLine';

/** How a chain stands: `torn` means that its last write was cut short, which is no tampering. */
export type ChainState = 'whole' | 'torn' | 'broken' | 'forked';

/** What is wrong with a chain first, or that nothing is. */
export interface ChainReport {
  /** Whole lines that hold. */
  readonly entries: number;
  readonly state: ChainState;
  /** 1-based line at which it is torn, broken or forked. */
  readonly line?: number;
  readonly cause?: string;
  /** Hash of the last line that holds; what the next line has to name. */
  readonly head: string;
  /** Sequence number that the next line has to have. */
  readonly next: number;
}

const newline = 0x0a;

/**
 * Verifies the raw bytes of one ledger file, line by line: canonical JSON, one writer, sequence
 * numbers without gaps, each line naming the hash of the one before. Pure; never throws.
 */
export function verifyChain(bytes: Uint8Array, writer: string): ChainReport {
  const lines = linesOf(bytes);
  const numberOf = new Map<string, number>();
  let at = { entries: 0, head: chainStart, next: 0 };
  for (const [order, line] of lines.whole.entries()) {
    const number = order + 1;
    const read = entryOfLine(line);
    if ('cause' in read) return { ...at, state: 'broken', line: number, cause: read.cause };
    const { prev, seq } = read.entry;
    const fork = numberOf.get(prev);
    if (fork !== undefined) {
      return {
        ...at,
        state: 'forked',
        line: number,
        cause: `follows the same line as line ${fork}`,
      };
    }
    const cause = misfit(read.entry, { next: at.next, writer });
    if (cause !== undefined) return { ...at, state: 'broken', line: number, cause };
    if (prev !== at.head) return changedLine(at, { line, follower: lines.whole[order + 1] });
    numberOf.set(prev, number);
    at = { entries: number, head: lineHash(line), next: seq + 1 };
  }
  if (lines.isWhole) return { ...at, state: 'whole' };
  return { ...at, state: 'torn', line: at.entries + 1, cause: 'incomplete write' };
}

/**
 * A line that does not name the hash of the one before was changed itself, or the one before was. If
 * the next line still names this one's hash, this one is as it was written.
 */
function changedLine(
  at: Pick<ChainReport, 'entries' | 'head' | 'next'>,
  { line, follower }: { readonly line: Uint8Array; readonly follower: Uint8Array | undefined },
): ChainReport {
  const next = follower === undefined ? undefined : entryOfLine(follower);
  const isOwnChange = next !== undefined && 'entry' in next && next.entry.prev !== lineHash(line);
  const isFirst = at.entries === 0;
  const changed = isOwnChange || isFirst ? at.entries + 1 : at.entries;
  return {
    ...at,
    entries: changed - 1,
    state: 'broken',
    line: changed,
    cause: 'was changed after it was written',
  };
}

function linesOf(bytes: Uint8Array): {
  readonly whole: readonly Uint8Array[];
  readonly isWhole: boolean;
} {
  const whole: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
    whole.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return { whole, isWhole: start === bytes.length };
}

function misfit(
  { writer, seq }: LedgerEntry,
  wanted: { readonly writer: string; readonly next: number },
): string | undefined {
  if (writer !== wanted.writer) return 'was written by another installation';
  if (seq !== wanted.next) return `has the number ${seq} where ${wanted.next} follows`;
  return undefined;
}
