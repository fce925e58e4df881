import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type LedgerEntry, ledgerEntrySchema } from '../../../protocol/src/records/ledgerEntry';

/** Deeper bodies come from attacks, not from work. */
const deepest = 64;
/** Longer lines do not belong into a log that people verify as a whole. */
export const longestLine = 64 * 1024;

/** `prev` of the first line of a chain. */
export const chainStart = '0'.repeat(64);

/** A value that has no one exact form in canonical JSON, and so cannot be recorded. */
export class UnrecordableError extends Error {
  constructor(reason: string) {
    super(`This cannot be written to the ledger: ${reason}.`);
    this.name = 'UnrecordableError';
  }
}

/** The one form of an entry as bytes (RFC 8785), without newline. Throws UnrecordableError. */
export function canonicalLine(entry: LedgerEntry): string {
  checkValue(entry, 0);
  const line = canonicalize(entry);
  if (line === undefined) throw new UnrecordableError('it is empty');
  if (Buffer.byteLength(line) > longestLine) throw new UnrecordableError('it is over 64 kB');
  return line;
}

/** The entry of a line, or why it is none. Only the canonical form counts: verified are bytes. */
export function entryOfLine(
  bytes: Uint8Array,
): { readonly entry: LedgerEntry } | { readonly cause: string } {
  if (bytes.length > longestLine) return { cause: 'longer than a ledger line can be' };
  const text = textOf(bytes);
  const value = text === undefined ? undefined : parsed(text);
  if (value === undefined) return { cause: 'not valid JSON' };
  try {
    checkValue(value, 0);
  } catch {
    return { cause: 'holds a value that canonical JSON cannot hold' };
  }
  const entry = ledgerEntrySchema.safeParse(value);
  if (!entry.success) return { cause: 'not a ledger entry' };
  // Also tells repeated keys, other spacing, other escapes and another order of keys.
  return canonicalize(value) === text ? { entry: entry.data } : { cause: 'not in canonical form' };
}

/** SHA-256 (hex) of the raw bytes of a line, without its newline. */
export function lineHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Strict I-JSON: values that another program would read differently are refused. */
function checkValue(value: unknown, depth: number): void {
  if (depth > deepest) throw new UnrecordableError('it is nested too deeply');
  if (typeof value === 'number') checkNumber(value);
  else if (typeof value === 'string') checkText(value);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      checkText(key);
      checkValue(part, depth + 1);
    }
  } else if (value !== null && typeof value !== 'boolean') {
    throw new UnrecordableError(`it holds a value of type ${typeof value}`);
  }
}

function checkNumber(value: number): void {
  if (!Number.isFinite(value)) throw new UnrecordableError('it holds a number that is not finite');
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new UnrecordableError('it holds an integer beyond 2^53');
  }
}

function checkText(text: string): void {
  if (/\p{Cs}/u.test(text)) throw new UnrecordableError('it holds half of a character');
}
