import type { Finding, Position, Range, Related } from '../../../protocol/src/finding';
import type { AnalysedDocument } from './analysedDocument';
import { comparePositions } from './place';
import type { Place, PlacedFinding, PlacedRelated } from './placedFinding';

/** A finding in the public form: the document's path, the cell's index, lines of cell or file. */
export function toFinding(document: AnalysedDocument, found: PlacedFinding): Finding {
  const { rule, severity, message, place, columns, related, fixes } = found;
  return {
    rule,
    severity,
    message,
    ...locate(document, place),
    columns: [...columns],
    related: related.map((one) => toRelated(document, one)),
    fixes: fixes.map(({ title }) => title),
  };
}

/** The order of a report: by file, cell, range, rule. Outside notebooks the cell counts nothing. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    (a.cell ?? -1) - (b.cell ?? -1) ||
    comparePositions(a.range.start, b.range.start) ||
    comparePositions(a.range.end, b.range.end) ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

function toRelated(document: AnalysedDocument, related: PlacedRelated): Related {
  const { role, message, place, file, line = 0, ref } = related;
  const start = { line, character: 0 };
  const target = { file: file ?? '', cell: null, range: { start, end: start } };
  return {
    role,
    message,
    ...(place ? locate(document, place) : file !== undefined && target),
    ...(ref !== undefined && { ref }),
  };
}

function locate(
  document: AnalysedDocument,
  { uid, range }: Place,
): { file: string; cell: number | null; range: Range } {
  const cell = document.cellNamed(uid);
  const shift = ({ line, character }: Position) => ({ line: line + (cell?.line ?? 0), character });
  return {
    file: document.file,
    cell: cell?.index ?? null,
    range: { start: shift(range.start), end: shift(range.end) },
  };
}

/** By code units, so that no locale changes the order. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
