import type { RowFilter } from './facts';
import { endsBefore } from './positions';

/**
 * Which rows a value holds, as a union of atoms. An atom is the rows of one source (`root`) narrowed
 * by parts of splits and by filters. Two atoms of one root are disjoint when they took different
 * sides of the same split or met filters that exclude each other; otherwise they may share rows.
 */
export type Rows = readonly RowAtom[];

export interface RowAtom {
  readonly root: string;
  readonly parts: readonly RowPart[];
  readonly filters: readonly RowFilter[];
}

/** One side of a split: `side` is `train`, `test`, or any label that differs between the sides. */
export interface RowPart {
  readonly split: string;
  readonly side: string;
}

/** More atoms than this say no more than their common root does. */
const maxAtoms = 12;

/** All rows of a new source. */
export function rowsOf(root: string): Rows {
  return [{ root, parts: [], filters: [] }];
}

const summaryPrefix = 'summary:';

/** The rows of a table of statistics that is made at a site. */
export function summaryRows(site: string): Rows {
  return rowsOf(summaryPrefix + site);
}

/** Whether the rows are those of a table of statistics. */
export function isSummary(rows: Rows): boolean {
  return rows.some((atom) => atom.root.startsWith(summaryPrefix));
}

/** The rows of tables that lie side by side, row by row: those of the first, and of other sources. */
export function besideOf(a: Rows, b: Rows): Rows {
  if (a.length === 0 || a === b) return b;
  const others = b.filter((atom) => !a.some((known) => known.root === atom.root));
  return others.length === 0 ? a : unionOf(a, others);
}

/** The rows on one side of a split. */
export function partOf(rows: Rows, part: RowPart): Rows {
  return rows.map((atom) =>
    atom.parts.some((known) => known.split === part.split && known.side === part.side)
      ? atom
      : { ...atom, parts: [...atom.parts, part] },
  );
}

/** The rows that meet a condition. */
export function filteredBy(rows: Rows, filter: RowFilter): Rows {
  return rows.map((atom) => ({ ...atom, filters: [...atom.filters, filter] }));
}

/** Rows of either value; atoms said twice are kept once. */
export function unionOf(a: Rows, b: Rows): Rows {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  const out = [...a];
  const known = new Set(a.map(atomKey));
  for (const atom of b) if (!known.has(atomKey(atom))) out.push(atom);
  return out.length <= maxAtoms ? out : rootsOnly(out);
}

/** Whether the two may hold a row in common. */
export function mayShare(a: Rows, b: Rows): boolean {
  return a.some((x) => b.some((y) => x.root === y.root && !excludes(x, y)));
}

/** Whether every atom of `inner` lies inside some atom of `outer`. */
export function isInside(inner: Rows, outer: Rows): boolean {
  return inner.length > 0 && inner.every((x) => outer.some((y) => contains(y, x)));
}

/** Whether the two come from one source and take different sides of one of its splits. */
export function areSplitApart(a: Rows, b: Rows): boolean {
  return !mayShare(a, b) && a.some((x) => b.some((y) => x.root === y.root));
}

function contains(outer: RowAtom, inner: RowAtom): boolean {
  return (
    outer.root === inner.root &&
    outer.parts.every((part) =>
      inner.parts.some((other) => other.split === part.split && other.side === part.side),
    ) &&
    outer.filters.every((filter) => inner.filters.some((other) => sameFilter(filter, other)))
  );
}

function excludes(a: RowAtom, b: RowAtom): boolean {
  return (
    a.parts.some((part) => isOnOtherSides(part.split, a, b)) ||
    endsBefore(a.parts, b.parts) ||
    endsBefore(b.parts, a.parts) ||
    a.filters.some((filter) => b.filters.some((other) => filtersExclude(filter, other)))
  );
}

/**
 * Whether two atoms took no side of a split in common. A loop that drops rows again and again leaves
 * several sides of one split in one atom.
 */
function isOnOtherSides(split: string, a: RowAtom, b: RowAtom): boolean {
  const sides = b.parts.filter((part) => part.split === split).map((part) => part.side);
  return (
    sides.length > 0 && !a.parts.some((part) => part.split === split && sides.includes(part.side))
  );
}

/** The test that holds exactly where another one does not. */
export const oppositeTest: Readonly<Record<RowFilter['test'], RowFilter['test'] | undefined>> = {
  true: 'false',
  false: 'true',
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  in: undefined,
  other: undefined,
};

function filtersExclude(a: RowFilter, b: RowFilter): boolean {
  if (a.column !== b.column) return false;
  if (a.test === 'true' || a.test === 'false') return b.test === oppositeTest[a.test];
  if (a.value === undefined || b.value === undefined) return false;
  if (a.value === b.value) return b.test === oppositeTest[a.test] || strictPair(a, b);
  if (a.test === '==' && b.test === '==') return true;
  return rangesApart(a, b) || rangesApart(b, a);
}

function strictPair(a: RowFilter, b: RowFilter): boolean {
  const tests = [a.test, b.test];
  return tests.includes('<') && tests.includes('>');
}

/** Whether `low` is bounded from above at or below where `high` begins. */
function rangesApart(low: RowFilter, high: RowFilter): boolean {
  const upper = low.test === '<' || low.test === '<=' || low.test === '==';
  const lower = high.test === '>' || high.test === '>=' || high.test === '==';
  if (!upper || !lower || typeof low.value !== typeof high.value) return false;
  return low.value !== undefined && high.value !== undefined && low.value < high.value;
}

function sameFilter(a: RowFilter, b: RowFilter): boolean {
  return a === b || (a.column === b.column && a.test === b.test && a.value === b.value);
}

function atomKey(atom: RowAtom): string {
  const parts = atom.parts.map((part) => `${part.split}=${part.side}`).join('&');
  const filters = atom.filters.map((f) => `${f.column}${f.test}${String(f.value)}`).join('&');
  return `${atom.root}?${parts}?${filters}`;
}

function rootsOnly(rows: Rows): Rows {
  return [...new Set(rows.map((atom) => atom.root))].map((root) => ({
    root,
    parts: [],
    filters: [],
  }));
}
