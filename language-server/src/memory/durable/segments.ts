import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppendFile } from '../../durability/appendFile';
import { errorCode } from '../../files/fileProblem';
import { ownerOnly } from '../../durability/openFlags';
import type { Place } from './logEntry';

/**
 * The append-only files of a memory. Lines are written under the lock of the memory and read at any
 * time by their place. Files stay open, so that a place stays readable when another process has
 * rewritten the segments meanwhile.
 */
export class Segments {
  private readonly files = new Map<string, AppendFile>();
  private readonly grown = new Set<string>();

  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    this.prepare();
  }

  /** Creates the folder, which a person may delete at any time. */
  prepare(): void {
    mkdirSync(this.folder, { recursive: true, mode: ownerOnly.folder });
  }

  /** Creates an empty segment under a name that nobody has used. Needs the lock of the memory. */
  create(): string {
    const name = `${randomBytes(8).toString('hex')}.jsonl`;
    this.files.set(name, AppendFile.open(join(this.folder, name)));
    return name;
  }

  size(name: string): number {
    return this.file(name).size;
  }

  /** Appends one line with one write. Needs the lock of the memory. */
  append(name: string, line: string): Place {
    this.grown.add(name);
    return { segment: name, ...this.file(name).append(line) };
  }

  /** Makes what was appended since the last call survive a power cut. */
  sync(): void {
    for (const name of this.grown) this.file(name).sync();
    this.grown.clear();
  }

  /** Cuts off a line that a killed writer left unfinished. Needs the lock of the memory. */
  cutTornTail(name: string): number {
    return this.file(name).cutTornTail();
  }

  /** The text at a place; empty when its file is gone. */
  read({ segment, offset, length }: Place): string {
    try {
      return this.file(segment).read(offset, length).toString('utf8');
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return '';
      throw error;
    }
  }

  /** Whole lines from `offset` on, with their places; a line still being written is left out. */
  *lines(
    name: string,
    offset: number,
  ): Generator<{ readonly text: string; readonly place: Place }> {
    const bytes = this.file(name).read(offset, this.size(name) - offset);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      const place = { segment: name, offset: offset + start, length: end - start };
      yield { text: bytes.toString('utf8', start, end), place };
      start = end + 1;
    }
  }

  /** Whether the file of a segment is there. */
  has(name: string): boolean {
    return this.files.has(name) || this.namesOnDisk().includes(name);
  }

  /** Removes every file that is not one of `kept` or beside one. Needs the lock of the memory. */
  removeOthers(kept: ReadonlySet<string>): void {
    for (const name of this.namesOnDisk()) {
      const segment = `${name.split('.')[0] ?? ''}.jsonl`;
      if (kept.has(segment)) continue;
      this.files.get(name)?.close();
      this.files.delete(name);
      rmSync(join(this.folder, name), { force: true });
    }
  }

  pathOf(name: string): string {
    return join(this.folder, name);
  }

  close(): void {
    for (const file of this.files.values()) file.close();
    this.files.clear();
  }

  private namesOnDisk(): readonly string[] {
    return readdirSync(this.folder);
  }

  private file(name: string): AppendFile {
    const open = this.files.get(name) ?? AppendFile.openExisting(join(this.folder, name));
    this.files.set(name, open);
    return open;
  }
}
