import type { SourceState } from '../../connectors/sourceState';
import type { RecordKind } from '../records';
import type { SourceGroup } from './catalogFile';
import type { LogStep } from './logStep';

export type RecordEntry = Extract<LogStep, { op: 'record' }>;

interface SourceRow {
  state?: SourceState;
  readonly entries: Map<string, RecordEntry>;
}

/** What the segments say now: the steps of all of them, taken in order. */
export class RecordTable {
  private readonly rows = new Map<string, SourceRow>();
  private live = 0;
  private taken = 0;

  /** Lines that later ones have made void, so that they only cost space. */
  get voidLines(): number {
    return this.taken - this.live;
  }

  /** Lines that still say something. */
  get liveLines(): number {
    return this.live;
  }

  take(step: LogStep): void {
    this.taken += 1;
    if (step.op === 'leave') {
      this.live -= this.weight(step.source);
      this.rows.delete(step.source);
    } else if (step.op === 'source') {
      const row = this.row(step.source);
      if (row.state === undefined) this.live += 1;
      row.state = step.state;
    } else if (step.op === 'forget') {
      if (this.row(step.source).entries.delete(entryName(step))) this.live -= 1;
    } else {
      const { entries } = this.row(step.source);
      if (!entries.has(entryName(step))) this.live += 1;
      entries.set(entryName(step), step);
    }
  }

  state(source: string): SourceState | undefined {
    return this.rows.get(source)?.state;
  }

  /** Every source that was read in full, by name. */
  *states(): Generator<readonly [name: string, state: SourceState]> {
    for (const [name, { state }] of this.rows) if (state !== undefined) yield [name, state];
  }

  entry(source: string, record: { kind: RecordKind; id: string }): RecordEntry | undefined {
    return this.rows.get(source)?.entries.get(entryName(record));
  }

  entriesOf(source: string): Iterable<RecordEntry> {
    return this.rows.get(source)?.entries.values() ?? [];
  }

  *entries(): Generator<RecordEntry> {
    for (const row of this.rows.values()) yield* row.entries.values();
  }

  /** How much of which source there is, ordered by system and path. */
  groups(): SourceGroup[] {
    const groups = new Map<string, SourceGroup>();
    for (const { state } of this.rows.values()) {
      if (state?.recognised !== true) continue;
      const name = `${state.system}\n${state.group}`;
      groups.set(name, withSource(groups.get(name), state));
    }
    return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
  }

  private row(source: string): SourceRow {
    const row = this.rows.get(source) ?? { entries: new Map<string, RecordEntry>() };
    this.rows.set(source, row);
    return row;
  }

  private weight(source: string): number {
    const row = this.rows.get(source);
    if (row === undefined) return 0;
    return row.entries.size + (row.state === undefined ? 0 : 1);
  }
}

function entryName({ kind, id }: { readonly kind: RecordKind; readonly id: string }): string {
  return `${kind} ${id}`;
}

function withSource(
  group: SourceGroup | undefined,
  { system, group: path, counts }: SourceState,
): SourceGroup {
  return {
    system,
    path,
    sources: (group?.sources ?? 0) + 1,
    attempts: (group?.attempts ?? 0) + counts.attempts,
    lessons: (group?.lessons ?? 0) + counts.lessons,
    definitions: (group?.definitions ?? 0) + counts.definitions,
    datasets: (group?.datasets ?? 0) + counts.datasets,
  };
}
