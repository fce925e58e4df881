import type { CellIr } from '../python/ir';
import { runCell } from './cellRun';
import type { CellRun, Key } from './cellRun';
import type { AnalysisEvent, Site } from './facts';
import { sameValue } from './sameValue';
import type { Origin } from './store';
import type { HeapObject, Value } from './values';
import { KeyIndex } from './keyIndex';

/** A code cell, in document order. `uid` names it for as long as it exists and holds no `|`. */
export interface CellInput {
  readonly uid: string;
  readonly ir: CellIr;
}

interface CellState {
  readonly uid: string;
  ir: CellIr;
  position: number;
  run: CellRun | undefined;
  /** Runs of earlier texts or inputs, newest first, so that an undone edit costs nothing. */
  past: readonly CellRun[];
}

const maxPastRuns = 3;

/**
 * The analysis of one document, kept up to date as its cells change. A cell is run again when its
 * code changed or when something that it read has another value; a cell that then writes the same
 * values as before stops the change there.
 */
export class NotebookAnalysis {
  #cells: CellState[] = [];
  readonly #byUid = new Map<string, CellState>();
  readonly #writers = new KeyIndex<CellState>();
  readonly #readers = new KeyIndex<CellState>();
  #changed = new Set<string>();
  #isReordered = false;
  #cellsRun = 0;

  /** How many cells the last update ran, and what is remembered for the next ones. */
  get stats(): { readonly cellsRun: number; readonly runsKept: number; readonly keysKept: number } {
    const runs = this.#cells.map(({ run, past }) => past.length + (run === undefined ? 0 : 1));
    return {
      cellsRun: this.#cellsRun,
      runsKept: runs.reduce((sum, count) => sum + count, 0),
      keysKept: this.#writers.size + this.#readers.size,
    };
  }

  /** Cells whose events changed in the last update, those that went away included. */
  get changedCells(): ReadonlySet<string> {
    return this.#changed;
  }

  /** Whether the last update found known cells in another order than before. */
  get isReordered(): boolean {
    return this.#isReordered;
  }

  /** Takes the document's present cells and runs what their changes reach. */
  update(cells: readonly CellInput[]): void {
    this.#changed = new Set();
    this.#isReordered = false;
    this.#cellsRun = 0;
    const queue = new Set<CellState>();
    if (!this.#takeTexts(cells, queue)) this.#takeCells(cells, queue);
    this.#settle(queue);
  }

  /** All events in document order. */
  events(): readonly AnalysisEvent[] {
    return this.#cells.flatMap((cell) => cell.run?.events ?? []);
  }

  /** The events that the run of one cell told. */
  eventsOf(uid: string): readonly AnalysisEvent[] {
    return this.#byUid.get(uid)?.run?.events ?? [];
  }

  /** The position of a cell in the document; -1 when it is gone. */
  positionOf(uid: string): number {
    return this.#byUid.get(uid)?.position ?? -1;
  }

  /** Takes the same cells with other texts, the common case; false when they are not the same. */
  #takeTexts(cells: readonly CellInput[], queue: Set<CellState>): boolean {
    const known = this.#cells;
    if (cells.length !== known.length) return false;
    if (!known.every((cell, index) => cell.uid === cells[index]?.uid)) return false;
    known.forEach((cell, index) => {
      const ir = cells[index]?.ir;
      if (ir !== undefined && ir !== cell.ir) takeText(cell, ir, queue);
    });
    return true;
  }

  #takeCells(cells: readonly CellInput[], queue: Set<CellState>): void {
    this.#forgetOthers(cells, queue);
    this.#arrange(cells, queue);
    if (!this.#isReordered) return;
    this.#writers.sort();
    this.#readers.sort();
    for (const cell of this.#cells) if (this.#isStale(cell)) queue.add(cell);
  }

  /** Lets go of the cells that are not among these; whoever read what they wrote joins the queue. */
  #forgetOthers(cells: readonly CellInput[], queue: Set<CellState>): void {
    const kept = new Set(cells.map(({ uid }) => uid));
    for (const cell of this.#cells) {
      if (kept.has(cell.uid)) continue;
      for (const key of cell.run?.writes.keys() ?? []) {
        for (const reader of this.#readersAfter(key, cell.position)) queue.add(reader);
      }
      this.#byUid.delete(cell.uid);
      this.#changed.add(cell.uid);
      this.#take(cell, undefined);
      queue.delete(cell);
    }
  }

  /** Brings the list of cells up to date. */
  #arrange(cells: readonly CellInput[], queue: Set<CellState>): void {
    let last = -1;
    this.#cells = cells.map((input, position) => {
      const known = this.#byUid.get(input.uid);
      if (known === undefined) return this.#add(input, position, queue);
      this.#isReordered ||= known.position < last;
      last = known.position;
      known.position = position;
      takeText(known, input.ir, queue);
      return known;
    });
  }

  #add(input: CellInput, position: number, queue: Set<CellState>): CellState {
    const made: CellState = { ...input, position, run: undefined, past: [] };
    this.#byUid.set(input.uid, made);
    queue.add(made);
    return made;
  }

  /** Runs queued cells in document order; whoever reads what they changed joins the queue. */
  #settle(queue: Set<CellState>): void {
    if (queue.size === 0) return;
    for (const cell of this.#cells) {
      if (!queue.has(cell)) continue;
      if (cell.run?.irHash === cell.ir.hash && !this.#isStale(cell)) continue;
      for (const key of this.#rerun(cell)) {
        for (const reader of this.#readersAfter(key, cell.position)) queue.add(reader);
      }
    }
  }

  /** Runs a cell again, or takes a past run whose inputs agree; returns the keys that changed. */
  #rerun(cell: CellState): readonly Key[] {
    const before = cell.run;
    const past = cell.past.find((run) => run.irHash === cell.ir.hash && this.#agrees(run, cell));
    const run = past ?? runCell(cell.uid, cell.ir, this.#originAt(cell.position));
    if (past === undefined) this.#cellsRun += 1;
    if (before !== undefined) {
      cell.past = [before, ...cell.past.filter((other) => other !== run)].slice(0, maxPastRuns);
    }
    this.#take(cell, run);
    if (!sameValue(before?.events, run.events)) this.#changed.add(cell.uid);
    return changedKeys(before, run);
  }

  #take(cell: CellState, run: CellRun | undefined): void {
    this.#writers.replace(cell, cell.run?.writes.keys() ?? [], run?.writes.keys() ?? []);
    this.#readers.replace(cell, cell.run?.reads.keys() ?? [], run?.reads.keys() ?? []);
    cell.run = run;
  }

  #isStale(cell: CellState): boolean {
    return cell.run === undefined || !this.#agrees(cell.run, cell);
  }

  #agrees(run: CellRun, cell: CellState): boolean {
    for (const [key, value] of run.reads) {
      if (!sameValue(this.#lookUp(key, cell.position), value)) return false;
    }
    return true;
  }

  /** The value of a key as the cell at this position finds it: the last write before it. */
  #lookUp(key: Key, position: number): Value | undefined {
    return this.#writers.lastBefore(key, position)?.run?.writes.get(key);
  }

  /** Cells after this position that read the key, up to and with the next cell that writes it. */
  #readersAfter(key: Key, position: number): readonly CellState[] {
    const next = this.#writers.firstAfter(key, position);
    return this.#readers.between(key, position, next?.position ?? Number.POSITIVE_INFINITY);
  }

  #originAt(position: number): Origin {
    return {
      name: (name) => this.#lookUp(`n:${name}`, position),
      heap: (id) => {
        const object = this.#lookUp(`h:${id}`, position);
        return object === undefined || !isHeapObject(object) ? undefined : object;
      },
    };
  }
}

function takeText(cell: CellState, ir: CellIr, queue: Set<CellState>): void {
  cell.ir = ir;
  if (cell.run?.irHash !== ir.hash) queue.add(cell);
}

function changedKeys(before: CellRun | undefined, after: CellRun): readonly Key[] {
  const keys = new Set([...(before?.writes.keys() ?? []), ...after.writes.keys()]);
  return [...keys].filter(
    (key) =>
      before === undefined ||
      before.writes.has(key) !== after.writes.has(key) ||
      !sameValue(before.writes.get(key), after.writes.get(key)),
  );
}

function isHeapObject(value: Value): value is HeapObject {
  return ['data', 'list', 'tuple', 'set', 'dict', 'instance', 'object'].includes(value.k);
}

/** The cell that a site lies in. */
export function siteCell(site: Site): string {
  return site.slice(0, site.indexOf('|'));
}

/** Start and end offset of a site in its cell's text; undefined when the code is gone. */
export function siteSpan(ir: CellIr, site: Site): { start: number; end: number } | undefined {
  const [, key, node] = site.split('|');
  const statement = ir.statements.find((candidate) => candidate.key === key);
  const start = statement?.spans[Number(node) * 2];
  const end = statement?.spans[Number(node) * 2 + 1];
  return start === undefined || end === undefined ? undefined : { start, end };
}
