import type { Position, Range } from '../../../protocol/src/finding';

/** Whether a position lies in a range; both ends belong to it, as for a cursor beside a word. */
export function covers({ start, end }: Range, position: Position): boolean {
  return comparePositions(start, position) <= 0 && comparePositions(position, end) <= 0;
}

/** Negative when the first position comes before the second, 0 when they are the same. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
