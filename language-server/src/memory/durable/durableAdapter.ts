import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import type * as z from 'zod';
import { replaceDurably } from '../../durability/durableReplace';
import { errorCode } from '../../files/fileProblem';
import { openFlags } from '../../durability/openFlags';

const largestFile = 64 * 1024 * 1024;

/**
 * Adapter of lowdb that loses nothing in a power cut and follows no planted link. What it reads has
 * passed the schema; a file that does not is moved aside, bytes unchanged, and counts as missing.
 */
export class DurableAdapter<T> implements Adapter<T> {
  private readonly path: string;
  private readonly schema: z.ZodType<T>;

  constructor(path: string, schema: z.ZodType<T>) {
    this.path = path;
    this.schema = schema;
  }

  async read(): Promise<T | null> {
    const text = await this.readText();
    if (text === undefined) return null;
    const parsed = this.parse(text);
    if (parsed === undefined) await this.moveAside();
    return parsed ?? null;
  }

  async write(data: T): Promise<void> {
    await replaceDurably(this.path, Buffer.from(JSON.stringify(data)));
  }

  /** Undefined for a missing file; the empty text, which no schema takes, for one that is no file. */
  private async readText(): Promise<string | undefined> {
    try {
      const file = await open(this.path, openFlags.read | constants.O_NONBLOCK);
      try {
        const stat = await file.stat();
        if (!stat.isFile() || stat.size > largestFile) return '';
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
          await file.readFile(),
        );
      } finally {
        await file.close();
      }
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      if (errorCode(error) === 'ELOOP' || error instanceof TypeError) return '';
      throw error;
    }
  }

  private parse(text: string): T | undefined {
    try {
      return this.schema.parse(JSON.parse(text));
    } catch {
      return undefined;
    }
  }

  private async moveAside(): Promise<void> {
    await rename(this.path, `${this.path}.damaged-${randomBytes(4).toString('hex')}`);
  }
}
