import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { openFlags, ownerOnly } from './openFlags';

const newline = 0x0a;

/**
 * A file that only grows, one line a write. Lines of several processes never mix, because each write
 * lands at the end as a whole; a line that a crash cut short is cut off by `cutTornTail`.
 */
export class AppendFile {
  private readonly descriptor: number;

  private constructor(descriptor: number) {
    this.descriptor = descriptor;
  }

  /** Opens or creates the file for its owner alone. Throws on a link and on other file errors. */
  static open(path: string): AppendFile {
    return new AppendFile(openSync(path, openFlags.append, ownerOnly.file));
  }

  /** Opens a file that is there. Throws on a link and on other file errors. */
  static openExisting(path: string): AppendFile {
    return new AppendFile(openSync(path, openFlags.appendExisting));
  }

  /** Bytes in the file now. */
  get size(): number {
    return fstatSync(this.descriptor).size;
  }

  /** Writes one line, newline included, and returns where it starts. Needs the lock of the file. */
  append(line: string): { readonly offset: number; readonly length: number } {
    const offset = this.size;
    const bytes = Buffer.from(line + '\n');
    const written = writeSync(this.descriptor, bytes);
    if (written !== bytes.length) {
      ftruncateSync(this.descriptor, offset);
      throw new Error('The disk is full: the record was not written.');
    }
    return { offset, length: bytes.length - 1 };
  }

  /** Returns once everything that was appended survives a power cut. */
  sync(): void {
    fdatasyncSync(this.descriptor);
  }

  /** Bytes from `offset`, fewer at the end of the file. */
  read(offset: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(this.descriptor, bytes, 0, length, offset));
  }

  /**
   * Removes the bytes behind the last newline and returns how many there were: 0 when the last write
   * is whole. Needs the lock of the file, for a write under way looks the same.
   */
  cutTornTail(): number {
    const size = this.size;
    const end = this.endOfLastLine(size);
    if (end < size) ftruncateSync(this.descriptor, end);
    return size - end;
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private endOfLastLine(size: number): number {
    const step = 64 * 1024;
    for (let end = size; end > 0; end -= step) {
      const start = Math.max(0, end - step);
      const at = this.read(start, end - start).lastIndexOf(newline);
      if (at >= 0) return start + at + 1;
    }
    return 0;
  }
}
