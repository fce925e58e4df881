import { crc32 } from './crc32';

/** What could be read of a log, and why reading ended early, if it did. */
export interface EventLog {
  readonly records: readonly Uint8Array[];
  readonly fault?: string;
}

const headerLength = 7;
const blockLength = 32_768;
const chunkHeaderLength = 7;
const magic = [0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe, 0x00];
const chunkType = { full: 1, first: 2, middle: 3, last: 4 } as const;

/**
 * Splits a `.wandb` file into its records. Chunks with a wrong checksum are skipped up to the next
 * block; a log that was cut gives the records before the cut. Never throws.
 */
export function readEventLog(bytes: Uint8Array): EventLog {
  if (bytes.length < headerLength || !magic.every((byte, index) => bytes[index] === byte)) {
    return { records: [], fault: 'is not a W&B log, or was cut at its start; remove it.' };
  }
  if (bytes.length === headerLength) {
    const fault =
      'holds only its header: the run was killed before anything was written, so that only its name and time are known.';
    return { records: [], fault };
  }
  const reader = new ChunkReader(bytes);
  while (reader.advance());
  return reader.log();
}

class ChunkReader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly records: Uint8Array[] = [];
  private parts: Uint8Array[] = [];
  private offset = headerLength;
  private fault: string | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  log(): EventLog {
    const { records, fault } = this;
    const open = this.parts.length > 0 ? cutFault : undefined;
    const cause = fault ?? open;
    return cause === undefined ? { records } : { records, fault: cause };
  }

  /** Reads one chunk; false at the end. The file's header counts as part of the first block. */
  advance(): boolean {
    const left = blockLength - (this.offset % blockLength);
    if (left < chunkHeaderLength) this.offset += left;
    const start = this.offset + chunkHeaderLength;
    if (this.offset >= this.bytes.length) return false;
    if (start > this.bytes.length) return this.stop(cutFault);
    const length = this.view.getUint16(this.offset + 4, true);
    const type = this.bytes[this.offset + 6] ?? 0;
    if (length === 0 && type === 0) return this.skipBlock();
    if (start + length > this.bytes.length) return this.stop(cutFault);
    // The checksum covers the type byte and the data, which lie side by side.
    const covered = this.bytes.subarray(start - 1, start + length);
    if (crc32(covered) !== this.view.getUint32(this.offset, true)) {
      this.stop(damagedFault);
      return this.skipBlock();
    }
    this.offset = start + length;
    this.take(type, covered.subarray(1));
    return true;
  }

  private take(type: number, data: Uint8Array): void {
    if (type === chunkType.full) {
      this.records.push(data);
      this.parts = [];
    } else if (type === chunkType.first) {
      this.parts = [data];
    } else if (this.parts.length > 0) {
      this.parts.push(data);
      if (type === chunkType.last) {
        this.records.push(joined(this.parts));
        this.parts = [];
      }
    }
  }

  private skipBlock(): boolean {
    this.parts = [];
    this.offset += blockLength - (this.offset % blockLength);
    return this.offset < this.bytes.length;
  }

  private stop(fault: string): false {
    this.fault ??= fault;
    return false;
  }
}

const cutFault =
  'ends in the middle of a record: the run was killed or is still writing; what came before is kept.';
const damagedFault =
  'is damaged in places (wrong checksum): some figures may be missing; copy it again from where it was made.';

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
