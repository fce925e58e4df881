import { createHash } from 'node:crypto';
import type { Position, Range, RelatedRole, Severity } from '../../../protocol/src/finding';
import type { Dismissal } from '../../../protocol/src/records/dismissal';
import { siteCell, siteSpan } from '../analysis/notebookAnalysis';
import type { Site } from '../analysis/facts';
import type { CellIr } from '../python/ir';
import { lineAt } from '../python/lineStarts';
import type { CodeFix, SiteFinding, SiteRelated } from '../rules/rule';

/** A range inside one cell; every door turns it into its own coordinates. */
export interface Place {
  readonly uid: string;
  readonly range: Range;
}

/** A related place or record: a place in the document, or a file of the workspace, or only a record. */
export interface PlacedRelated {
  readonly role: RelatedRole;
  readonly message: string;
  readonly place?: Place;
  readonly file?: string;
  /** 0-based line in `file`. */
  readonly line?: number;
  readonly ref?: string;
}

/** A finding with its sites turned into ranges. */
export interface PlacedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  readonly columns: readonly string[];
  readonly related: readonly PlacedRelated[];
  /** Quick fixes, with their edits still named by site: they are placed when one is asked for. */
  readonly fixes: readonly CodeFix[];
  /** Digest of what the verdict rests on: a dismissal holds as long as it stays the same. */
  readonly evidence: string;
  /** The trimmed source line under the finding, by which a dismissal follows moved code. */
  readonly anchor: string;
}

/** A finding that a person set aside, with the record that says why. */
export interface DismissedFinding {
  readonly finding: PlacedFinding;
  readonly dismissal: Dismissal;
}

/** The text of a cell and what it was lowered to. */
export interface LoweredCell {
  readonly text: string;
  readonly ir: CellIr;
}

/** Looks cells up by uid while findings are placed. */
export type CellLookup = (uid: string) => LoweredCell | undefined;

/**
 * Turns the sites of a finding into ranges. Undefined when the cell or the node is gone, which only
 * happens between an edit and its analysis.
 */
export function placeFinding(finding: SiteFinding, cells: CellLookup): PlacedFinding | undefined {
  const place = placeSite(finding.site, cells);
  if (!place) return undefined;
  const { rule, severity, message, columns, fixes } = finding;
  const related = finding.related.map((one) => placeRelated(one, cells));
  return {
    rule,
    severity,
    message,
    place,
    columns,
    related,
    fixes,
    evidence: evidenceDigest(finding),
    anchor: lineText(cells(place.uid), place.range.start.line),
  };
}

/** The range of a site inside its cell, or undefined when it is not there. */
export function placeSite(site: Site, cells: CellLookup): Place | undefined {
  const uid = siteCell(site);
  const ir = cells(uid)?.ir;
  const span = ir && siteSpan(ir, site);
  if (!span) return undefined;
  const range = { start: positionAt(ir, span.start), end: positionAt(ir, span.end) };
  return { uid, range };
}

/** The 0-based line and UTF-16 character of an offset in the cell's text. */
export function positionAt({ lineStarts }: CellIr, offset: number): Position {
  const line = lineAt(lineStarts, offset);
  return { line, character: offset - (lineStarts[line] ?? 0) };
}

/** The offset of a position in the cell's text. A position behind the end is the end of the text. */
export function offsetAt({ ir, text }: LoweredCell, { line, character }: Position): number {
  const start = ir.lineStarts[line] ?? text.length;
  return Math.min(start + character, text.length);
}

function lineText(cell: LoweredCell | undefined, line: number): string {
  const { text = '', ir } = cell ?? {};
  return text.slice(ir?.lineStarts[line], ir?.lineStarts[line + 1]).trim();
}

function placeRelated({ site, ...rest }: SiteRelated, cells: CellLookup): PlacedRelated {
  const place = site === undefined ? undefined : placeSite(site, cells);
  return place ? { ...rest, place } : rest;
}

/** SHA-256 over the rule, the columns and the evidence; the order of the evidence does not count. */
function evidenceDigest({ rule, columns, evidence }: SiteFinding): string {
  const basis = JSON.stringify([rule, columns, [...evidence].sort()]);
  return createHash('sha256').update(basis).digest('hex');
}
