import { createHash } from 'node:crypto';
import { recordSchemas, type MemoryRecord, type RecordKind } from '../records';
import { headOf, type Head } from '../recordHead';
import type { SourceState } from '../../connectors/sourceState';
import { type LogEntry, logEntrySchema, type Place } from './logEntry';

/** A line of a segment as the memory takes it in: without the body, which is read when asked for. */
export type LogStep =
  | {
      readonly op: 'record';
      readonly source: string;
      readonly kind: RecordKind;
      readonly id: string;
      readonly digest: string;
      readonly place: Place;
      readonly head: Head;
    }
  | { readonly op: 'source'; readonly source: string; readonly state: SourceState }
  | {
      readonly op: 'forget';
      readonly source: string;
      readonly kind: RecordKind;
      readonly id: string;
    }
  | { readonly op: 'leave'; readonly source: string };

/** One line of a segment, without newline: a checksum, then the entry as JSON. */
export function lineOf(entry: LogEntry): string {
  const json = JSON.stringify(entry);
  return `${checksum(json)} ${json}`;
}

/**
 * Reads one line of a segment. `damaged` when it is not what was written; undefined when it was
 * written so, but is no record: then only this line is left out.
 */
export function stepOfLine(text: string, place: Place): LogStep | 'damaged' | undefined {
  const value = valueOf(text);
  if (value === undefined) return 'damaged';
  const entry = logEntrySchema.safeParse(value);
  if (!entry.success) return undefined;
  if (entry.data.op !== 'record') return entry.data;
  const { op, source, kind, digest, body } = entry.data;
  const record = recordSchemas[kind].safeParse(body);
  if (!record.success) return undefined;
  return { op, source, kind, id: body.id, digest, place, head: headOf(kind, record.data) };
}

/** The body of a `record` line, checked by the schema of its kind; undefined when it is damaged. */
export function recordOfLine(text: string, kind: RecordKind): MemoryRecord | undefined {
  const entry = valueOf(text);
  if (typeof entry !== 'object' || entry === null || !('body' in entry)) return undefined;
  const record = recordSchemas[kind].safeParse(entry.body);
  return record.success ? record.data : undefined;
}

function valueOf(line: string): unknown {
  const json = line.slice(checksumLength + 1);
  if (!line.startsWith(`${checksum(json)} `)) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const checksumLength = 16;

function checksum(json: string): string {
  return createHash('sha256').update(json).digest('hex').slice(0, checksumLength);
}
