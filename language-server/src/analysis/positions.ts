import type { RowPart, Rows } from './rows';

/** A row position as `base + offset`: `n - 60` is 60 before the unknown position `n`. */
interface Bound {
  readonly base: string;
  readonly offset: number;
}

const prefix = 'position:';

/** The name of the split that a position makes; `key` is equal for equal positions. */
export function positionSplit(key: string): string {
  return prefix + key;
}

/** A key for the number of rows, equal for equal rows. */
export function lengthKey(rows: Rows): string {
  const atoms = rows.map(
    (atom) => `${atom.root}/${atom.parts.map((part) => part.split + part.side).join()}`,
  );
  return `len(${atoms.join()})`;
}

/**
 * The rows of one side where stacked tables are cut apart again, at the length of the first of them;
 * undefined when the cut is elsewhere.
 */
export function cutAtLength(rows: Rows, { split, side }: RowPart): Rows | undefined {
  for (let count = 1; count < rows.length; count += 1) {
    const first = rows.slice(0, count);
    if (positionSplit(lengthKey(first)) !== split) continue;
    return side === 'before' ? first : rows.slice(count);
  }
  return undefined;
}

/** The position at which all these rows end, when they are those before one. */
export function endOf(parts: readonly RowPart[]): string | undefined {
  const last = parts.at(-1);
  return last?.side === 'before' && last.split.startsWith(prefix)
    ? last.split.slice(prefix.length)
    : undefined;
}

/**
 * Whether the first rows end where the second begin. A second part that reaches back over an unknown
 * position by a few rows (`data[n - 60:]` beside `data[:n]`) only takes the context of its first row.
 */
export function endsBefore(first: readonly RowPart[], second: readonly RowPart[]): boolean {
  return first.some(
    (part) =>
      part.side === 'before' &&
      second.some((other) => other.side === 'after' && isApart(part, other, { first, second })),
  );
}

function isApart(
  before: RowPart,
  after: RowPart,
  { first, second }: { first: readonly RowPart[]; second: readonly RowPart[] },
): boolean {
  const end = boundOf(before);
  const start = boundOf(after);
  if (end === undefined || start === undefined || end.base !== start.base) return false;
  if (end.base === '') return start.offset >= end.offset && end.offset < 0 === start.offset < 0;
  if (start.offset >= end.offset) return true;
  return !hasBound(first, 'after', end.base) && !hasBound(second, 'before', end.base);
}

function hasBound(parts: readonly RowPart[], side: string, base: string): boolean {
  return parts.some((part) => part.side === side && boundOf(part)?.base === base);
}

function boundOf({ split }: RowPart): Bound | undefined {
  if (!split.startsWith(prefix)) return undefined;
  const key = split.slice(prefix.length);
  const number = Number(key);
  if (!Number.isNaN(number)) return { base: '', offset: number };
  const [, base, sign, steps] = /^\((.+)([+-])(\d+)\)$/.exec(key) ?? [];
  if (base === undefined) return { base: key, offset: 0 };
  return { base, offset: sign === '-' ? -Number(steps) : Number(steps) };
}
