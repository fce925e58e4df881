import * as z from 'zod';
import type { Position, Range } from '../../protocol/src/finding';

const notebookSchema = z.object({
  cells: z.array(z.looseObject({ source: z.union([z.string(), z.array(z.string())]) })),
});

/** A cell as findings address it: its index in the notebook, or null for the text of a script. */
export interface DocumentCell {
  readonly index: number | null;
  readonly text: string;
}

/** A place named by what stands there: the first `text` behind the first `after`, in one cell. */
export interface TextPlace {
  readonly after?: string;
  readonly text: string;
}

/** The cells of a notebook (`.ipynb`), or the whole text of any other file as one cell. */
export function documentCells(path: string, content: string): readonly DocumentCell[] {
  if (!path.endsWith('.ipynb')) return [{ index: null, text: content }];
  const notebook = notebookSchema.parse(JSON.parse(content));
  return notebook.cells.map((cell, index) => ({ index, text: sourceText(cell.source) }));
}

/** The document with `from` replaced by `to` in the first cell that holds it; throws if none does. */
export function editDocument(
  path: string,
  content: string,
  { from, to }: { from: string; to: string },
): string {
  if (!path.endsWith('.ipynb')) return replaceOnce(content, from, to);
  const notebook = notebookSchema.loose().parse(JSON.parse(content));
  const cell = notebook.cells.find((candidate) => sourceText(candidate.source).includes(from));
  if (cell === undefined) throw new Error(`No cell of ${path} holds: ${from}`);
  cell.source = replaceOnce(sourceText(cell.source), from, to);
  return JSON.stringify(notebook);
}

/** Where the place is; throws when the document does not hold it. */
export function locate(
  cells: readonly DocumentCell[],
  { after = '', text }: TextPlace,
): { cell: number | null; range: Range } {
  for (const { index, text: source } of cells) {
    const from = source.indexOf(after);
    const start = from < 0 ? -1 : source.indexOf(text, from + after.length);
    if (start < 0) continue;
    const range = {
      start: positionAt(source, start),
      end: positionAt(source, start + text.length),
    };
    return { cell: index, range };
  }
  throw new Error(
    `The document does not hold ${JSON.stringify(text)} after ${after || 'its start'}`,
  );
}

/** The text that a range covers. */
export function textAt(
  cells: readonly DocumentCell[],
  cell: number | null,
  { start, end }: Range,
): string {
  const source = cells.find(({ index }) => index === cell)?.text ?? '';
  return source.slice(offsetAt(source, start), offsetAt(source, end));
}

function sourceText(source: string | readonly string[]): string {
  return typeof source === 'string' ? source : source.join('');
}

function replaceOnce(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The text does not hold: ${from}`);
  return text.replace(from, () => to);
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function offsetAt(text: string, { line, character }: Position): number {
  const lines = text.split('\n').slice(0, line);
  return lines.reduce((sum, each) => sum + each.length + 1, character);
}
