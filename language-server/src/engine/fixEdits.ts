import type { Range } from '../../../protocol/src/finding';
import type { CodeFix, SiteEdit } from '../rules/rule';
import { type CellLookup, type LoweredCell, offsetAt, placeSite } from './placedFinding';

/** New text for a range of one cell. */
export interface CellEdit {
  readonly uid: string;
  readonly range: Range;
  readonly newText: string;
}

/** The edits of a fix in the cells' present text; undefined when code that it names is gone. */
export function fixEdits(fix: CodeFix, cells: CellLookup): readonly CellEdit[] | undefined {
  const edits = fix.edits.map((edit) => cellEdit(edit, cells));
  return edits.some((edit) => edit === undefined) ? undefined : edits.flatMap((edit) => edit ?? []);
}

function cellEdit({ at, where, text }: SiteEdit, cells: CellLookup): CellEdit | undefined {
  const place = placeSite(at, cells);
  const cell = place && cells(place.uid);
  const newText = written(text, cells);
  if (!cell || newText === undefined) return undefined;
  if (where === 'replace') return { uid: place.uid, range: place.range, newText };
  const start = { line: place.range.start.line, character: 0 };
  const indent = /^\s*/.exec(lineFrom(cell, start.line))?.[0] ?? '';
  return { uid: place.uid, range: { start, end: start }, newText: `${indent}${newText}\n` };
}

/** The text of an edit, with the present text of the sites that it quotes. */
function written(text: SiteEdit['text'], cells: CellLookup): string | undefined {
  const parts = text.map((part) => (typeof part === 'string' ? part : textOf(part.textOf, cells)));
  return parts.includes(undefined) ? undefined : parts.join('');
}

function textOf(site: string, cells: CellLookup): string | undefined {
  const place = placeSite(site, cells);
  const cell = place && cells(place.uid);
  if (!place || !cell) return undefined;
  return cell.text.slice(offsetAt(cell, place.range.start), offsetAt(cell, place.range.end));
}

function lineFrom({ text, ir }: LoweredCell, line: number): string {
  return text.slice(ir.lineStarts[line], ir.lineStarts[line + 1]);
}
