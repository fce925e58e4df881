import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Low } from 'lowdb';
import { removeLeftovers } from '../../durability/durableReplace';
import { withLock } from '../../durability/processLock';
import type { SourceRecords } from '../../connectors/connector';
import type { ImportedSource } from '../../connectors/importSource';
import { type Head, headOf } from '../recordHead';
import { type MemoryRecord, type RecordKind, recordsOf, type RecordOf } from '../records';
import { type Catalog, catalogFile, emptyCatalog, layoutVersion } from './catalogFile';
import { readHeads, removeHeads, writeHeads } from './headsFile';
import { type LogEntry, type Place, recordKindSchema } from './logEntry';
import { lineOf, type LogStep, recordOfLine, stepOfLine } from './logStep';
import { type RecordEntry, RecordTable } from './recordTable';
import { Segments } from './segments';

/** What an import found: sources as they are now, and keys of sources that are gone. */
export interface StoreChanges {
  readonly sources?: readonly ImportedSource[];
  readonly removed?: readonly string[];
}

/** A line to write, and what stays in memory of the record in it. */
interface Change {
  readonly entry: LogEntry;
  readonly head?: Head;
}

interface Written {
  readonly lines: number;
  /** Kinds of the records that changed. */
  readonly changed: ReadonlySet<RecordKind>;
}

/** Lines written before other work of the process gets its turn. */
const batch = 256;
/** A segment that has grown beyond this many bytes is sealed, and the next line starts another. */
const fullSegment = 4 * 1024 * 1024;
/** Void lines below this are not worth rewriting the segments for. */
const tolerableVoid = 5_000;

/**
 * The records of a memory on disk, for any number of processes at once: bodies in append-only
 * segments, the list of segments in a small catalog. Everything in it can be rebuilt from the
 * sources, so damage costs time and never facts.
 */
export class RecordStore {
  private table = new RecordTable();
  /** How far each segment was taken in, in bytes. */
  private readonly taken = new Map<string, number>();
  /** Steps of the segment that was taken in last, for when it is sealed. */
  private growing: { readonly segment: string; readonly steps: LogStep[] } = {
    segment: '',
    steps: [],
  };

  private readonly folder: string;
  private readonly catalog: Low<Catalog>;
  private readonly segments: Segments;

  private constructor(folder: string) {
    this.folder = folder;
    this.catalog = catalogFile(join(folder, 'catalog.json'));
    this.segments = new Segments(join(folder, 'segments'));
  }

  /** Opens or creates the store in `cacheDir`. Throws file system errors. */
  static async open(cacheDir: string): Promise<RecordStore> {
    const store = new RecordStore(join(cacheDir, `memory-${layoutVersion}`));
    await store.refresh();
    return store;
  }

  get records(): RecordTable {
    return this.table;
  }

  /** Takes in what other processes wrote; true when there was something. */
  async refresh(): Promise<boolean> {
    const { generation } = this.catalog.data;
    // lowdb keeps what it has when the file is gone.
    this.catalog.data = emptyCatalog();
    await this.catalog.read();
    const { segments } = this.catalog.data;
    const known = [...this.taken.keys()];
    // Segments are only ever added at the end, unless they were rewritten or lost.
    if (known.some((name, at) => segments[at] !== name)) this.startOver();
    const isWhole = segments.every((name) => this.takeIn(name, name !== segments.at(-1)));
    if (!isWhole) {
      this.startOver();
      this.catalog.data.segments = [];
    }
    return this.catalog.data.generation !== generation;
  }

  /**
   * Writes changes so that they outlive a power cut, and takes them in. Returns the kinds of the
   * records that changed, all when other processes wrote meanwhile or bodies were moved. Waits for other writers; throws LockBusyError and file errors.
   */
  async commit(changes: StoreChanges): Promise<ReadonlySet<RecordKind>> {
    return withLock(join(this.folder, 'writer.lock'), async () => {
      await removeLeftovers(join(this.folder, 'catalog.json'));
      this.segments.prepare();
      const isNew = await this.refresh();
      const last = this.catalog.data.segments.at(-1);
      if (last !== undefined) this.segments.cutTornTail(last);
      const { lines, changed } = await this.write(changes);
      const isMoved = lines > 0 && (await this.finish());
      return isNew || isMoved ? new Set(recordKindSchema.options) : changed;
    });
  }

  /**
   * The body of a record, or undefined when its segment is damaged; the next start then reads the
   * segment in full, finds out, and builds the store anew.
   */
  body<K extends RecordKind>(entry: RecordEntry & { readonly kind: K }): RecordOf[K] | undefined {
    const record = recordOfLine(this.segments.read(entry.place), entry.kind);
    if (record === undefined) removeHeads(this.segments.pathOf(entry.place.segment));
    // SAFETY: `recordOfLine` checks the body by the schema of exactly this kind.
    return record as RecordOf[K] | undefined;
  }

  close(): void {
    this.segments.close();
  }

  private async write(changes: StoreChanges): Promise<Written> {
    const changed = new Set<RecordKind>();
    let lines = 0;
    for await (const change of this.changesIn(changes)) {
      for (const kind of this.kindsIn(change.entry)) changed.add(kind);
      this.append(change);
      lines += 1;
      if (lines % batch === 0) await breathe();
      await this.sealFull();
    }
    return { lines, changed };
  }

  private async *changesIn({ sources = [], removed = [] }: StoreChanges): AsyncGenerator<Change> {
    for (const source of removed) {
      if (this.table.state(source) !== undefined) yield { entry: { op: 'leave', source } };
    }
    for (const imported of sources) yield* this.differences(imported);
  }

  private kindsIn(entry: LogEntry): readonly RecordKind[] {
    if (entry.op === 'source') return [];
    if (entry.op !== 'leave') return [entry.kind];
    return Array.from(this.table.entriesOf(entry.source), ({ kind }) => kind);
  }

  /** The state of the source comes last: whoever reads it knows that the records before it are whole. */
  private async *differences({ state, records }: ImportedSource): AsyncGenerator<Change> {
    const source = state.key;
    let isSame = isDeepStrictEqual(this.table.state(source), state);
    if (records !== undefined) {
      for await (const change of this.recordDifferences(source, records)) {
        isSame = false;
        yield change;
      }
    }
    if (!isSame) yield { entry: { op: 'source', source, state } };
  }

  private async *recordDifferences(source: string, records: SourceRecords): AsyncGenerator<Change> {
    const present = new Set<string>();
    for (const { kind, record } of recordsOf(records)) {
      present.add(`${kind} ${record.id}`);
      // One database may hold all runs of a team.
      if (present.size % batch === 0) await breathe();
      const digest = digestOf(record);
      if (this.table.entry(source, { kind, id: record.id })?.digest === digest) continue;
      const entry = { op: 'record', source, kind, digest, body: record } as const;
      yield { entry, head: headOf(kind, record) };
    }
    const gone = [...this.table.entriesOf(source)].filter(
      ({ kind, id }) => !present.has(`${kind} ${id}`),
    );
    for (const { kind, id } of gone) yield { entry: { op: 'forget', source, kind, id } };
  }

  private append({ entry, head }: Change): void {
    const { segments } = this.catalog.data;
    const name = segments.at(-1) ?? this.startSegment();
    const place = this.segments.append(name, lineOf(entry));
    if (entry.op === 'record') {
      const { op, source, kind, digest, body } = entry;
      this.takeStep({ op, source, kind, id: body.id, digest, place, head }, place);
    } else this.takeStep(entry, place);
  }

  private async sealFull(): Promise<void> {
    const last = this.catalog.data.segments.at(-1);
    if (last === undefined || (this.taken.get(last) ?? 0) < fullSegment) return;
    const { steps } = this.growing;
    await writeHeads(this.segments.pathOf(last), this.segments.size(last), { steps });
    this.startSegment();
  }

  private startSegment(): string {
    const name = this.segments.create();
    this.catalog.data.segments.push(name);
    return name;
  }

  /**
   * Syncs the records before the catalog that names them, then drops what nobody needs. True when
   * the bodies lie elsewhere now.
   */
  private async finish(): Promise<boolean> {
    const { data } = this.catalog;
    const isWasteful = this.table.voidLines > Math.max(tolerableVoid, this.table.liveLines);
    if (isWasteful) await this.rewrite();
    this.segments.sync();
    data.groups = this.table.groups();
    data.generation += 1;
    await this.catalog.write();
    this.segments.removeOthers(new Set(data.segments));
    return isWasteful;
  }

  /** Writes all that is live into new segments; the old ones go when the catalog names the new. */
  private async rewrite(): Promise<void> {
    const old = this.table;
    this.startOver();
    this.catalog.data.segments = [];
    this.startSegment();
    let lines = 0;
    for (const [source, state] of old.states()) {
      for (const entry of old.entriesOf(source)) {
        const body = this.body(entry);
        if (body === undefined) continue;
        const { kind, digest } = entry;
        this.append({ entry: { op: 'record', source, kind, digest, body }, head: entry.head });
        lines += 1;
        if (lines % batch === 0) await breathe();
        await this.sealFull();
      }
      this.append({ entry: { op: 'source', source, state } });
    }
  }

  /** False when the segment is gone or damaged: then nothing is left but to read the sources again. */
  private takeIn(name: string, isSealed: boolean): boolean {
    if (!this.segments.has(name)) return false;
    const from = this.taken.get(name) ?? 0;
    const size = this.segments.size(name);
    const path = this.segments.pathOf(name);
    const heads = isSealed && from === 0 ? readHeads(path, size) : undefined;
    this.taken.set(name, heads === undefined ? from : size);
    for (const step of heads ?? []) this.table.take(step);
    return heads !== undefined || this.takeInLines(name, from);
  }

  private takeInLines(name: string, from: number): boolean {
    for (const { text, place } of this.segments.lines(name, from)) {
      const step = stepOfLine(text, place);
      if (step === 'damaged') return false;
      this.takeStep(step, place);
    }
    return true;
  }

  private takeStep(step: LogStep | undefined, { segment, offset, length }: Place): void {
    if (this.growing.segment !== segment) this.growing = { segment, steps: [] };
    this.taken.set(segment, offset + length + 1);
    if (step === undefined) return;
    this.growing.steps.push(step);
    this.table.take(step);
  }

  private startOver(): void {
    this.table = new RecordTable();
    this.taken.clear();
    this.growing = { segment: '', steps: [] };
  }
}

function digestOf(record: MemoryRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 32);
}
