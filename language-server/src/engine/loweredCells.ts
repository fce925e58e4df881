import type { CellInput } from '../analysis/notebookAnalysis';
import { lowerCell } from '../python/lowerCell';
import type { LoweredCell } from './placedFinding';

/** One code cell of a document. `uid` names it for as long as the document is open. */
export interface DocumentCell {
  readonly uid: string;
  readonly text: string;
  /** Index in the notebook's `cells` array; null in files and where it is not known. */
  readonly index: number | null;
  /** Line of the file at which the cell's text starts; 0 in notebooks. */
  readonly line: number;
  /** Whether it is a later part of a long cell that was cut. */
  readonly continues?: boolean;
}

/** The cells of a document, each lowered once for as long as its text stays the same. */
export class LoweredCells {
  private current: readonly DocumentCell[] = [];
  private currentInputs: readonly CellInput[] = [];
  private readonly byUid = new Map<string, DocumentCell>();
  private readonly lowered = new Map<string, LoweredCell>();

  /** The cells of the last `take`, in document order. */
  get cells(): readonly DocumentCell[] {
    return this.current;
  }

  /** The same cells as the analysis reads them. */
  get inputs(): readonly CellInput[] {
    return this.currentInputs;
  }

  /** The id of the objective that a comment of the document names. */
  get objectiveName(): string | undefined {
    for (const { ir } of this.currentInputs) {
      if (ir.directives.length === 0) continue;
      const named = ir.directives.find(({ kind }) => kind === 'objective')?.names[0];
      if (named !== undefined) return named;
    }
    return undefined;
  }

  /** The cell with this name. */
  named(uid: string): DocumentCell | undefined {
    return this.byUid.get(uid);
  }

  /** The text and lowered form of a cell, or undefined when there is no such cell. */
  readonly lookUp = (uid: string): LoweredCell | undefined => this.lowered.get(uid);

  /** Takes in the cells of the document as they are now; answers those that are new, edited or gone. */
  take(cells: readonly DocumentCell[]): readonly string[] {
    const { current } = this;
    this.current = cells;
    const isSameOrder =
      cells.length === current.length &&
      cells.every(({ uid }, index) => uid === current[index]?.uid);
    if (!isSameOrder) return this.takeAnew(cells);
    const inputs = [...this.currentInputs];
    const edited = cells.flatMap((cell, index) => {
      if (cell === current[index]) return [];
      const isEdited = this.lower(cell);
      if (isEdited) inputs[index] = this.inputOf(cell);
      return isEdited ? [cell.uid] : [];
    });
    if (edited.length > 0) this.currentInputs = inputs;
    return edited;
  }

  private takeAnew(cells: readonly DocumentCell[]): readonly string[] {
    const edited = cells.filter((cell) => this.lower(cell)).map(({ uid }) => uid);
    const present = new Set(cells.map(({ uid }) => uid));
    const gone = [...this.byUid.keys()].filter((uid) => !present.has(uid));
    for (const uid of gone) {
      this.byUid.delete(uid);
      this.lowered.delete(uid);
    }
    this.currentInputs = cells.map((cell) => this.inputOf(cell));
    return [...edited, ...gone];
  }

  /** Lowers a cell unless its text is as it was; true when it was not. */
  private lower(cell: DocumentCell): boolean {
    const { uid, text } = cell;
    this.byUid.set(uid, cell);
    if (this.lowered.get(uid)?.text === text) return false;
    this.lowered.set(uid, { text, ir: lowerCell(text) });
    return true;
  }

  private inputOf({ uid, text }: DocumentCell): CellInput {
    return { uid, ir: this.lowered.get(uid)?.ir ?? lowerCell(text) };
  }
}
