import { bareName, isSameColumn } from '../rules/past/columnNames';

/** Numbers in rising order by the column that they belong to, named with its table or without. */
export class ColumnIndex {
  /** By bare name, then by the name as it is written: there are few spellings of one column. */
  private readonly byBareName = new Map<string, Map<string, number[]>>();

  /** Numbers must come in rising order. */
  add(column: string, value: number): void {
    const bare = bareName(column);
    const spellings = this.byBareName.get(bare) ?? new Map<string, number[]>();
    this.byBareName.set(bare, spellings);
    const values = spellings.get(column);
    if (values === undefined) spellings.set(column, [value]);
    else if (values.at(-1) !== value) values.push(value);
  }

  /** The numbers of any of these columns, each once; a missing table contradicts nothing. */
  find(columns: readonly string[]): readonly number[] {
    const lists = new Set(columns.flatMap((column) => this.spellingsOf(column)));
    const [only, ...others] = lists;
    if (only === undefined || others.length === 0) return only ?? [];
    return [...new Set([...lists].flat())].sort((one, other) => one - other);
  }

  private spellingsOf(column: string): readonly (readonly number[])[] {
    const spellings = this.byBareName.get(bareName(column)) ?? new Map<string, number[]>();
    return [...spellings].flatMap(([known, values]) =>
      isSameColumn(known, column) ? [values] : [],
    );
  }
}
