import type { Location, Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { AnalysedDocument } from '../engine/analysedDocument';
import { CellIdentity } from '../engine/cellIdentity';
import { fileCells } from '../engine/documentCells';
import type { DocumentCell } from '../engine/loweredCells';
import type { Place } from '../engine/placedFinding';
import type { Workspace } from '../engine/workspace';
import type { OpenDocument } from '../notebooks/openDocuments';

/** A text that diagnostics are published for: a cell of a notebook, or a file with all its cells. */
export interface Unit {
  readonly uri: string;
  /** The editor's text; it is edited in place, so that its version is always the current one. */
  readonly text: TextDocument;
  readonly uids: readonly string[];
}

/** A position of the editor as a cell and a position inside it. */
export interface CellPosition {
  readonly uid: string;
  readonly position: Position;
}

/** An open notebook or file beside its analysis; translates between the editor's places and ours. */
export class LiveDocument {
  readonly uri: string;
  readonly workspace: Workspace;
  readonly analysed: AnalysedDocument;
  private readonly identity = new CellIdentity();
  /** The editor's documents of the last update: the same array while only texts change. */
  private texts: readonly TextDocument[] = [];
  private cells: DocumentCell[] = [];
  private unitOfUid: ReadonlyMap<string, Unit> = new Map();
  private unitOfUri: ReadonlyMap<string, Unit> = new Map();

  constructor(uri: string, { file, workspace }: { file: string; workspace: Workspace }) {
    this.uri = uri;
    this.workspace = workspace;
    this.analysed = new AnalysedDocument(file);
  }

  /** Takes in the editor's text and analyses it; answers the cells whose verdict may have changed. */
  update(open: OpenDocument): ReadonlySet<string> {
    if (open.kind === 'file') return this.updateFile(open.text);
    if (open.cells === this.texts) this.takeTexts();
    else this.takeCells(open.cells);
    return this.analysed.update(this.cells, this.workspace.context);
  }

  /** The texts that the editor shows diagnostics in, by URI; another map when one came or went. */
  get units(): ReadonlyMap<string, Unit> {
    return this.unitOfUri;
  }

  /** The text that shows the diagnostics of a cell. */
  unitOf(uid: string): Unit | undefined {
    return this.unitOfUid.get(uid);
  }

  toLocation({ uid, range }: Place): Location {
    const line = this.analysed.cellNamed(uid)?.line ?? 0;
    const shift = ({ line: at, character }: Position) => ({ line: at + line, character });
    return {
      uri: this.unitOfUid.get(uid)?.uri ?? this.uri,
      range: { start: shift(range.start), end: shift(range.end) },
    };
  }

  /** The cell at a position of the editor; undefined between cells and in text without code. */
  toCell(uri: string, { line, character }: Position): CellPosition | undefined {
    const cells = (this.unitOfUri.get(uri)?.uids ?? []).flatMap(
      (uid) => this.analysed.cellNamed(uid) ?? [],
    );
    const cell = cells.findLast((one) => one.line <= line);
    return cell && { uid: cell.uid, position: { line: line - cell.line, character } };
  }

  /** Other cells, or the same in another order. */
  private takeCells(texts: readonly TextDocument[]): void {
    this.texts = texts;
    this.cells = texts.map((text) => toDocumentCell(text, text.uri.replaceAll('|', '%7C')));
    this.setUnits(
      texts.map((text, index) => ({
        uri: text.uri,
        text,
        uids: this.cells.slice(index, index + 1).map(({ uid }) => uid),
      })),
    );
  }

  /** The same cells, some with another text. */
  private takeTexts(): void {
    this.cells = this.cells.map((cell, index) => {
      const text = this.texts[index];
      return text === undefined || text.getText() === cell.text
        ? cell
        : toDocumentCell(text, cell.uid);
    });
  }

  /** A cell whose lines moved in the file has the same verdict at other places. */
  private updateFile(text: TextDocument): ReadonlySet<string> {
    const lines = new Map(this.cells.map(({ uid, line }) => [uid, line]));
    this.cells = [...fileCells(text.getText(), this.identity)];
    const { uri } = text;
    this.setUnits([{ uri, text, uids: this.cells.map(({ uid }) => uid) }]);
    const changed = this.analysed.update(this.cells, this.workspace.context);
    const moved = this.cells.filter(({ uid, line }) => lines.get(uid) !== line);
    return new Set([...changed, ...moved.map(({ uid }) => uid)]);
  }

  private setUnits(units: readonly Unit[]): void {
    this.unitOfUri = new Map(units.map((unit) => [unit.uri, unit]));
    this.unitOfUid = new Map(units.flatMap((unit) => unit.uids.map((uid) => [uid, unit])));
  }
}

function toDocumentCell(text: TextDocument, uid: string): DocumentCell {
  return { uid, text: text.getText(), index: null, line: 0 };
}
