import type { Attempt } from '../../../protocol/src/records/attempt';
import type { Dismissal } from '../../../protocol/src/records/dismissal';
import type { Objective } from '../../../protocol/src/records/objective';
import { Catalog } from '../catalog/catalog';
import { withoutUndefined } from '../connectors/normalise/withoutUndefined';
import type { SourceState } from '../connectors/sourceState';
import type { SourceGroup } from './durable/catalogFile';
import { recordKindSchema } from './durable/logEntry';
import { RecordStore, type StoreChanges } from './durable/recordStore';
import type { RecordEntry } from './durable/recordTable';
import { Lens } from './lens';
import { AttemptView } from './memoryView';
import type { AttemptHead, NameHead } from './recordHead';
import type { RecordKind, RecordOf } from './records';
import { SearchIndex } from './searchIndex';

/** What the memory knows at one moment. Replaced as a whole when records change. */
export interface MemoryView {
  readonly attempts: AttemptView;
  readonly catalog: Catalog;
  readonly search: SearchIndex;
  readonly lens: Lens;
  /** Ordered by id. */
  readonly objectives: readonly Objective[];
  /** Ordered by id. */
  readonly dismissals: readonly Dismissal[];
  /** How much of which source there is. */
  readonly groups: readonly SourceGroup[];
}

/** The parts of a view that take time to build. */
interface ViewParts {
  attempts?: AttemptView;
  catalog?: Catalog;
}

/** The memory of a workspace: what its sources said when they were last read, and lookups over it. */
export class Memory {
  private readonly store: RecordStore;
  private current: MemoryView | undefined;
  private parts: ViewParts = {};
  private last: Promise<unknown> = Promise.resolve();

  private constructor(store: RecordStore) {
    this.store = store;
  }

  /**
   * Opens or creates the memory in `cacheDir`, which must lie outside the workspace. Any number of
   * processes may have it open. Throws file system errors.
   */
  static async open(cacheDir: string): Promise<Memory> {
    return new Memory(await RecordStore.open(cacheDir));
  }

  /** What was remembered of each source, by key: the next import compares with it. */
  sourceStates(): ReadonlyMap<string, SourceState> {
    return new Map(this.store.records.states());
  }

  /**
   * Takes in what an import found; it survives a power cut once the promise resolves. True when
   * `view` is another one now. Waits for other processes that write.
   */
  update(changes: StoreChanges): Promise<boolean> {
    return this.inTurn(async () => {
      const changed = await this.store.commit(changes);
      this.outdate(changed);
      return changed.size > 0;
    });
  }

  /** Takes in what other processes wrote. True when `view` is another one now. */
  refresh(): Promise<boolean> {
    return this.inTurn(async () => {
      const isNew = await this.store.refresh();
      if (isNew) this.outdate(new Set(recordKindSchema.options));
      return isNew;
    });
  }

  /** The lookups over what is known now, built when first asked for. */
  get view(): MemoryView {
    this.current ??= this.build();
    return this.current;
  }

  close(): void {
    this.store.close();
  }

  /** Only parts whose records changed are built again. */
  private build(): MemoryView {
    const entries = [...this.store.records.entries()];
    const objectives = this.bodies(entries, 'objective');
    const attempts = (this.parts.attempts ??= this.attemptView(entries, objectives));
    const catalog = (this.parts.catalog ??= this.catalogOf(entries));
    return {
      attempts,
      catalog,
      search: new SearchIndex(attempts, catalog),
      lens: new Lens(attempts),
      objectives,
      dismissals: this.bodies(entries, 'dismissal'),
      groups: this.store.records.groups(),
    };
  }

  private outdate(kinds: ReadonlySet<RecordKind>): void {
    if (kinds.size > 0) this.current = undefined;
    // An attempt is read in the light of the objectives.
    if (kinds.has('attempt') || kinds.has('objective')) delete this.parts.attempts;
    if (kinds.has('definition') || kinds.has('dataset')) delete this.parts.catalog;
  }

  /** The store is changed by one caller at a time. */
  private inTurn<T>(action: () => Promise<T>): Promise<T> {
    const turn = this.last.then(action, action);
    this.last = turn;
    return turn;
  }

  private attemptView(entries: readonly RecordEntry[], objectives: readonly Objective[]) {
    const rows = entries.flatMap((entry) => {
      const { kind, head } = entry;
      return isKind(entry, 'attempt') && kind === 'attempt' && isAttemptHead(head)
        ? [{ entry, head }]
        : [];
    });
    const heads = rows.map(({ head }) => head);
    const read = (at: number): Attempt => {
      const row = rows[at];
      const body = row === undefined ? undefined : this.store.body(row.entry);
      // SAFETY: the view only asks for places in the list of heads, which `rows` is.
      return body ?? attemptFromHead(row!.head);
    };
    return new AttemptView(heads, objectives, { read });
  }

  private catalogOf(entries: readonly RecordEntry[]): Catalog {
    const named = <K extends 'definition' | 'dataset'>(kind: K) =>
      entries.flatMap((entry) => {
        const { head } = entry;
        if (!isKind(entry, kind) || !isNameHead(head)) return [];
        return [{ head, read: () => this.store.body(entry) }];
      });
    return new Catalog(named('definition'), named('dataset'));
  }

  /** Ordered by id, whatever the order in which sources were read. */
  private bodies<K extends RecordKind>(entries: readonly RecordEntry[], kind: K): RecordOf[K][] {
    return entries
      .flatMap((entry) => (isKind(entry, kind) ? (this.store.body(entry) ?? []) : []))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  }
}

function isKind<K extends RecordKind>(
  entry: RecordEntry,
  kind: K,
): entry is RecordEntry & { readonly kind: K } {
  return entry.kind === kind;
}

function isAttemptHead(head: RecordEntry['head']): head is AttemptHead {
  return head !== undefined && 'outcome' in head;
}

function isNameHead(head: RecordEntry['head']): head is NameHead {
  return head !== undefined && 'also' in head;
}

/** What is still known of an attempt whose body was lost, until the sources are read again. */
function attemptFromHead(head: AttemptHead): Attempt {
  const { id, name, system, path, about, commit, date, objective, dataset, lesson } = head;
  const { model, columns, transforms, observations, outcome, experiment, status, deleted } = head;
  return {
    id,
    source: { system, path },
    ...withoutUndefined({ name, about, commit, date, dataset, lesson }),
    objective,
    touched: {
      columns: [...columns],
      transforms: [...transforms],
      ...withoutUndefined({ model }),
      parameters: {},
    },
    observations: [...observations],
    outcome,
    origin: { ...withoutUndefined({ experiment }), status, deleted },
  };
}
