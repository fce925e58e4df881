import type { Finding, Severity } from '../../protocol/src/finding';
import { type DocumentCell, locate, type TextPlace, textAt } from './documentText';

/** A finding that a document must have: which rule speaks, how loudly, and where. */
export interface ExpectedFinding extends TextPlace {
  readonly rule: string;
  readonly severity: Severity;
}

type Placed = Pick<Finding, 'rule' | 'severity' | 'cell' | 'range'>;

/** One line a finding, in the order of the contract, so that a difference reads well. */
export function describeExpected(
  cells: readonly DocumentCell[],
  expected: readonly ExpectedFinding[],
): readonly string[] {
  const placed = expected.map((one) => ({ ...one, ...locate(cells, one) }));
  return placed.sort(byPlace).map((one) => describe(one, one.text));
}

/** The same for what a door reported, kept in its order. */
export function describeActual(
  cells: readonly DocumentCell[],
  findings: readonly Placed[],
): readonly string[] {
  return findings.map((one) => describe(one, textAt(cells, one.cell, one.range)));
}

function describe({ rule, severity, cell, range }: Placed, text: string): string {
  const { start, end } = range;
  const place = `${start.line}:${start.character}-${end.line}:${end.character}`;
  return `cell ${cell ?? '-'} ${place} ${severity} ${rule} ${text}`;
}

function byPlace(a: Placed, b: Placed): number {
  return (
    (a.cell ?? 0) - (b.cell ?? 0) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    a.range.end.line - b.range.end.line ||
    a.range.end.character - b.range.end.character ||
    (a.rule < b.rule ? -1 : 1)
  );
}
