import { maskedCrc32c } from './crc32c';

/** What could be read of a TFRecord file, and why reading ended early, if it did. */
export interface RecordFile {
  readonly records: readonly Uint8Array[];
  readonly fault?: string;
}

const lengthBytes = 8;
const checksumBytes = 4;

/**
 * Splits a TFRecord file: length, checksum, data, checksum. Data with a wrong checksum is left out;
 * after a wrong length nothing more can be found. Never throws.
 */
export function readRecords(bytes: Uint8Array): RecordFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: Uint8Array[] = [];
  let fault: string | undefined;
  let offset = 0;
  while (offset < bytes.length) {
    const start = offset + lengthBytes + checksumBytes;
    if (start > bytes.length) return { records, fault: cut };
    const header = bytes.subarray(offset, offset + lengthBytes);
    if (maskedCrc32c(header) !== view.getUint32(offset + lengthBytes, true)) {
      return { records, fault: records.length === 0 ? foreign : damaged };
    }
    // Longer than four bytes can say is longer than any file that is read.
    const isHuge = view.getUint32(offset + 4, true) > 0;
    const end = isHuge ? Infinity : start + view.getUint32(offset, true);
    if (end + checksumBytes > bytes.length) return { records, fault: cut };
    const data = bytes.subarray(start, end);
    if (maskedCrc32c(data) === view.getUint32(end, true)) records.push(data);
    else fault = damaged;
    offset = end + checksumBytes;
  }
  return fault === undefined ? { records } : { records, fault };
}

const cut =
  'ends in the middle of a record: the run was killed or is still writing; what came before is kept.';
const damaged =
  'is damaged in places (wrong checksum): some figures may be missing; copy it again from where it was made.';
const foreign = 'is not a TensorBoard log, or was changed at its start; remove it.';
