import type { Dataset, Definition } from '../../../protocol/src/records/definition';
import { bareName, isSameTable, tableOf } from '../rules/past/columnNames';
import { mergedDataset } from './mergedDataset';
import { tableNames } from './tableNames';

/** Under which names a record is found, and how to read it. */
export interface NamedRecord<T> {
  readonly head: {
    readonly id: string;
    readonly name: string;
    readonly table?: string;
    readonly also: readonly string[];
    readonly columns: readonly string[];
  };
  /** Undefined when the record was lost. */
  readonly read: () => T | undefined;
}

type Index<T> = ReadonlyMap<string, readonly NamedRecord<T>[]>;

/** Definitions and datasets, found by the names that people and code use for them. */
export class Catalog {
  private readonly definitionList: readonly NamedRecord<Definition>[];
  /** By bare column, metric or dataset name. */
  private readonly byName: Index<Definition>;
  private readonly byId: ReadonlyMap<string, NamedRecord<Definition>>;
  private readonly bySynonym: Index<Definition>;
  private readonly byTable: Index<Dataset>;
  private readonly tablesByColumn: ReadonlyMap<string, readonly string[]>;
  private readonly datasetList: readonly NamedRecord<Dataset>[];

  constructor(
    definitions: readonly NamedRecord<Definition>[],
    datasets: readonly NamedRecord<Dataset>[],
  ) {
    this.definitionList = definitions;
    this.datasetList = datasets;
    this.byName = indexed(definitions, ({ head }) => [head.columns[0] ?? head.name]);
    this.byId = new Map(definitions.map((one) => [one.head.id, one]));
    this.bySynonym = indexed(definitions, ({ head }) => head.also);
    this.byTable = indexed(datasets, ({ head }) =>
      [head.name, ...head.also].flatMap((name) => tableNames(name)),
    );
    this.tablesByColumn = tablesByColumn(definitions, datasets);
  }

  /** How many definitions there are. */
  get size(): number {
    return this.definitionList.length;
  }

  datasets(): readonly Dataset[] {
    return byId(this.datasetList).flatMap(({ read }) => read() ?? []);
  }

  definitions(): readonly Definition[] {
    return byId(this.definitionList).flatMap(({ read }) => read() ?? []);
  }

  /**
   * The dataset that a name in code stands for: its own name, a physical name of a contract, or the
   * file that is read (`x/NAME.parquet`). Undefined when none, or several equally, fit.
   */
  dataset(table: string): Dataset | undefined {
    for (const name of tableNames(table)) {
      const found = this.byTable.get(name) ?? [];
      const exact = found.filter(({ head }) => head.name === table || head.also.includes(table));
      const fitting = exact.length > 0 ? exact : found;
      // Who tracks files calls a table by its file: who declares columns knows its name better.
      const telling = fitting.filter(({ head }) => head.columns.length > 0);
      const names = new Set((telling.length > 0 ? telling : fitting).map(({ head }) => head.name));
      if (names.size !== 1) continue;
      const named = fitting.filter(({ head }) => names.has(head.name));
      return mergedDataset(byId(named).flatMap(({ read }) => read() ?? []));
    }
    return undefined;
  }

  definition(id: string): Definition | undefined {
    return this.byId.get(id)?.read();
  }

  /** Every definition of a column of this table, whichever of its names is used. */
  columnDefinitions(table: string, column: string): readonly Definition[] {
    const logical = this.dataset(table);
    const names = new Set([table, ...tableNames(table), ...(logical ? [logical.name] : [])]);
    const isOf = (own: string): boolean => [...names].some((name) => isSameTable(own, name));
    return read(this.byName.get(column), ({ table: own }) => own !== undefined && isOf(own));
  }

  /**
   * Every definition that a person may mean by `name`: a column, bare or `table.column`, a metric or a
   * dataset; by a synonym only where nothing has the name itself.
   */
  definitionsNamed(name: string): readonly Definition[] {
    const table = tableOf(name);
    if (table !== undefined) {
      const ofColumn = this.columnDefinitions(table, bareName(name));
      if (ofColumn.length > 0) return ofColumn;
    }
    const named = read(this.byName.get(name), () => true);
    return named.length > 0 ? named : read(this.bySynonym.get(name), () => true);
  }

  /** Tables that declare a column of this name, in alphabetical order. */
  tablesWith(column: string): readonly string[] {
    return this.tablesByColumn.get(column) ?? [];
  }
}

function read<T>(
  records: readonly NamedRecord<T>[] | undefined,
  isWanted: (head: NamedRecord<T>['head']) => boolean,
): readonly T[] {
  return byId((records ?? []).filter(({ head }) => isWanted(head))).flatMap(
    (one) => one.read() ?? [],
  );
}

/** Sources are read in any order; answers have one. */
function byId<T>(records: readonly NamedRecord<T>[]): readonly NamedRecord<T>[] {
  return [...records].sort(({ head: one }, { head: other }) => (one.id < other.id ? -1 : 1));
}

function indexed<T>(
  records: readonly NamedRecord<T>[],
  namesOf: (record: NamedRecord<T>) => readonly string[],
): Index<T> {
  const index = new Map<string, NamedRecord<T>[]>();
  for (const record of records) {
    for (const name of new Set(namesOf(record))) {
      const list = index.get(name);
      if (list === undefined) index.set(name, [record]);
      else list.push(record);
    }
  }
  return index;
}

function tablesByColumn(
  definitions: readonly NamedRecord<Definition>[],
  datasets: readonly NamedRecord<Dataset>[],
): ReadonlyMap<string, readonly string[]> {
  const tables = new Map<string, Set<string>>();
  const add = (column: string, table: string): void => {
    const known = tables.get(column);
    if (known === undefined) tables.set(column, new Set([table]));
    else known.add(table);
  };
  for (const { head } of definitions) {
    for (const column of head.columns) if (head.table !== undefined) add(column, head.table);
  }
  for (const { head } of datasets) for (const column of head.columns) add(column, head.name);
  return new Map([...tables].map(([column, names]) => [column, [...names].sort()]));
}
