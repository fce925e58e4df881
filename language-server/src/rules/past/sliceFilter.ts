import type { Objective } from '../../../../protocol/src/records/objective';
import type { RowFilter } from '../../analysis/facts';

/** A condition on one column, as `slices[].where` of an objective writes it. */
interface Condition {
  readonly column: string;
  readonly isEqual: boolean;
  readonly value: string | number | boolean;
}

const condition = /^\s*(not\s+|~|!)?\(?\s*([\w.]+)\s*\)?\s*(?:(==?|!=|<>|is)\s*(.+?))?\s*$/i;

/**
 * The filter that takes all rows of a slice away, if there is one: `df[~df.is_weekend]` does for the
 * slice `weekend`. Conditions that are not understood exclude nothing.
 */
export function filterAgainst(
  slice: string,
  filters: readonly RowFilter[],
  { slices }: { readonly slices: Objective['slices'] },
): RowFilter | undefined {
  const declared = slices.find(({ name }) => sliceKey(name) === sliceKey(slice));
  const wanted =
    declared === undefined
      ? [slice, `is_${slice}`].map((column) => ({ column, isEqual: true, value: true }))
      : conditionsOf(declared.where);
  return filters.find((filter) => wanted.some((one) => excludes(filter, one)));
}

/** Slice names that differ only in case, separators or a leading `is_` are one slice. */
export function sliceKey(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word !== 'is').join(' ');
}

function conditionsOf(where: string): readonly Condition[] {
  const [, negation, column, operator, literal] = condition.exec(where) ?? [];
  if (column === undefined) return [];
  const value = literal === undefined ? true : literalOf(literal);
  const isEqual = operator !== '!=' && operator !== '<>';
  return [{ column, isEqual: isEqual === (negation === undefined), value }];
}

function literalOf(text: string): string | number | boolean {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  const number = Number(text);
  return Number.isNaN(number) ? text.replace(/^(['"])(.*)\1$/, '$2') : number;
}

function excludes(filter: RowFilter, wanted: Condition): boolean {
  if (filter.column !== wanted.column) return false;
  const kept = keptBy(filter);
  if (kept === undefined) return false;
  const isSame = plain(kept.value) === plain(wanted.value);
  if (kept.isEqual && wanted.isEqual) return !isSame;
  return kept.isEqual !== wanted.isEqual && isSame;
}

/** What a filter keeps, where that is one value or all but one. */
function keptBy({ test, value }: RowFilter): Omit<Condition, 'column'> | undefined {
  if (test === 'true' || test === 'false') return { isEqual: true, value: test === 'true' };
  if (value === undefined || (test !== '==' && test !== '!=')) return undefined;
  return { isEqual: test === '==', value };
}

/** Flags are stored as booleans or as 0 and 1. */
function plain(value: string | number | boolean): string {
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}
