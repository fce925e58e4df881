import type {
  Availability,
  Dataset,
  Definition,
} from '../../../../protocol/src/records/definition';
import type { SourceRef } from '../../../../protocol/src/records/source';
import { durationOf, knownAt, stepOf } from '../normalise/availability';
import { withHash } from '../normalise/definitionHash';
import { isRecord } from '../normalise/parameters';
import { withoutUndefined } from '../normalise/withoutUndefined';
import { cleanLine, cleanNote } from '../untrustedText';
import type { YamlDocument, YamlPath } from '../yaml/yamlDocument';
import { columnSchema, type DbtColumn, type DbtSource, type DbtTable } from './propertySchema';

/** A model, seed, snapshot or source table, and where it stands in the file. */
export interface TablePlace {
  readonly table: DbtTable;
  readonly at: YamlPath;
  readonly source?: DbtSource;
}

interface FileContext {
  readonly document: YamlDocument;
  /** Puts doc blocks in place. */
  readonly describe: (text: string) => string;
}

interface PlacedColumn {
  readonly column: DbtColumn;
  readonly at: YamlPath;
}

/** The dataset of one table, its own definition and those of its columns. */
export function tableRecords(
  place: TablePlace,
  file: FileContext,
): { dataset: Dataset; definitions: Definition[] } {
  const columns = columnsOf(place);
  return {
    dataset: datasetOf(place, columns, file),
    definitions: [
      ...tableDefinition(place, file),
      ...columns.map((column) => columnDefinition(place, column, file)),
    ],
  };
}

function columnsOf({ table, at }: TablePlace): PlacedColumn[] {
  return (table.columns ?? []).flatMap((value, index) => {
    const parsed = columnSchema.safeParse(value);
    return parsed.success ? [{ column: parsed.data, at: [...at, 'columns', index] }] : [];
  });
}

function tableDefinition(place: TablePlace, { document, describe }: FileContext): Definition[] {
  const { table, at, source } = place;
  const meaning = describe(table.description ?? '');
  if (meaning === '') return [];
  const definition = withoutUndefined({
    id: idOf(place),
    kind: 'dataset' as const,
    name: cleanLine(table.name),
    table: cleanLine(table.name),
    meaning: cleanNote(meaning),
    owner: ownerOf(place),
    tags: tagsOf(source, table),
    source: refAt(document, at),
  });
  return [withHash(definition)];
}

function columnDefinition(
  place: TablePlace,
  { column, at }: PlacedColumn,
  { document, describe }: FileContext,
): Definition {
  const table = cleanLine(place.table.name);
  const name = cleanLine(column.name);
  const meta = metaOf(column);
  const meaning = describe(column.description ?? '');
  return withHash(
    withoutUndefined({
      id: `${idOf(place)}.${name}`,
      kind: 'column' as const,
      name: `${table}.${name}`,
      table,
      column: name,
      meaning: meaning === '' ? undefined : cleanNote(meaning),
      unit: lineIn(meta, 'unit'),
      owner: lineIn(meta, 'owner') ?? ownerOf(place),
      type: column.data_type === undefined ? undefined : cleanLine(column.data_type),
      available: availabilityOf(place, { column, at }, document),
      role: isPrimaryKey(column) ? ('key' as const) : undefined,
      synonyms: namesIn(meta, 'synonyms'),
      tags: tagsOf(place.source, place.table, column),
      classification: lineIn(meta, 'classification'),
      source: refAt(document, at),
    }),
  );
}

/** The column's own statement, else the table's; a time of loading counts where neither is made. */
function availabilityOf(
  { table, at: tableAt, source }: TablePlace,
  { column, at }: PlacedColumn,
  document: YamlDocument,
): Availability | undefined {
  const stated =
    statedAvailability(metaOf(column), { document, at, isConfig: column.meta === undefined }) ??
    statedAvailability(metaOf(table), {
      document,
      at: tableAt,
      isConfig: table.meta === undefined,
    });
  const loadedAt = table.loaded_at_field ?? source?.loaded_at_field;
  if (loadedAt === undefined || loadedAt === column.name || !/^\w+$/.test(loadedAt)) return stated;
  if (stated !== undefined) return stated.known === 'event' ? { at: loadedAt, ...stated } : stated;
  return { known: 'event', at: loadedAt, source: refAt(document, [...tableAt, 'loaded_at_field']) };
}

const latencyKeys = ['latency', 'available_latency', 'availability_latency', 'available_after'];

function statedAvailability(
  meta: Record<string, unknown>,
  { document, at, isConfig }: { document: YamlDocument; at: YamlPath; isConfig: boolean },
): Availability | undefined {
  const moment = lineIn(meta, 'available_at');
  const known = moment === undefined ? undefined : knownAt(moment);
  const latencyKey = latencyKeys.find((key) => durationOf(meta[key]) !== undefined);
  const latency = latencyKey === undefined ? undefined : durationOf(meta[latencyKey]);
  if (known === undefined && latency === undefined) return undefined;
  const key = known === undefined ? (latencyKey ?? '') : 'available_at';
  return withoutUndefined({
    known: known ?? ('event' as const),
    latency,
    event: lineIn(meta, 'event'),
    source: refAt(document, [...at, ...(isConfig ? ['config'] : []), 'meta', key]),
  });
}

function datasetOf(
  place: TablePlace,
  columns: readonly PlacedColumn[],
  { document, describe }: FileContext,
): Dataset {
  const { table, at, source } = place;
  const timeColumn = table.config?.event_time ?? lineIn(table, 'event_time');
  const keys = keyColumns(table, columns);
  const granularity = columns.find(({ column }) => column.name === timeColumn)?.column.granularity;
  const description = describe(table.description ?? '');
  return withoutUndefined({
    id: idOf(place),
    name: cleanLine(table.name),
    physicalNames: physicalNames(place),
    columns: columns.map(({ column }) => cleanLine(column.name)),
    complete: table.config?.contract?.['enforced'] === true ? true : undefined,
    description: description === '' ? undefined : cleanNote(description),
    owner: ownerOf(place) ?? (source && lineIn(metaOf(source), 'owner')),
    grain: keys.length > 0 ? keys : undefined,
    timeColumn,
    entityKeys: keys.length > 0 ? keys.filter((key) => key !== timeColumn) : undefined,
    step: stepOf(granularity),
    source: refAt(document, at),
  });
}

/** Primary keys, else the columns that a test says are unique together. */
function keyColumns(table: DbtTable, columns: readonly PlacedColumn[]): string[] {
  const own = columns.filter(({ column }) => isPrimaryKey(column)).map(({ column }) => column.name);
  if (own.length > 0) return own.map(cleanLine);
  for (const constraint of table.constraints ?? []) {
    if (isRecord(constraint) && constraint['type'] === 'primary_key') {
      const named = namesIn(constraint, 'columns');
      if (named !== undefined) return named;
    }
  }
  for (const test of [...(table.tests ?? []), ...(table.data_tests ?? [])]) {
    const named = isRecord(test) ? combination(test) : undefined;
    if (named !== undefined) return named;
  }
  return [];
}

function combination(test: Record<string, unknown>): string[] | undefined {
  const [, settings] =
    Object.entries(test).find(([name]) => name.endsWith('unique_combination_of_columns')) ?? [];
  if (!isRecord(settings)) return undefined;
  const inner = settings['arguments'];
  return namesIn(isRecord(inner) ? inner : settings, 'combination_of_columns');
}

function isPrimaryKey({ constraints }: DbtColumn): boolean {
  return (constraints ?? []).some((one) => isRecord(one) && one['type'] === 'primary_key');
}

function physicalNames({ table, source }: TablePlace): string[] | undefined {
  const name = table.identifier ?? table.name;
  const alias = isRecord(table.config) ? table.config['alias'] : undefined;
  const names = [
    ...(source === undefined ? [] : [`${source.name}.${table.name}`]),
    ...(source?.schema === undefined ? [] : [`${source.schema}.${name}`]),
    ...(table.identifier === undefined ? [] : [table.identifier]),
    ...(typeof alias === 'string' ? [alias] : []),
  ];
  return names.length > 0 ? [...new Set(names.map(cleanLine))] : undefined;
}

function idOf({ table, source }: TablePlace): string {
  const name = source === undefined ? table.name : `${source.name}.${table.name}`;
  return `dbt:${cleanLine(name)}`;
}

function ownerOf({ table, source }: TablePlace): string | undefined {
  const owner = metaOf(table)['owner'] ?? (source && metaOf(source)['owner']);
  const named = isRecord(owner) ? owner['name'] : owner;
  const group = table.group ?? table.config?.group;
  return typeof named === 'string' ? cleanLine(named) : group && cleanLine(group);
}

/** Newer versions of dbt keep `meta` under `config`; either place counts, the direct one first. */
function metaOf({ meta, config }: Pick<DbtColumn, 'meta' | 'config'>): Record<string, unknown> {
  return { ...config?.meta, ...meta };
}

function tagsOf(
  ...parts: (Pick<DbtColumn, 'tags' | 'config'> | undefined)[]
): string[] | undefined {
  const tags = parts.flatMap((part) => [...(part?.tags ?? []), ...(part?.config?.tags ?? [])]);
  return tags.length > 0 ? [...new Set(tags.map(cleanLine))] : undefined;
}

function lineIn(map: Record<string, unknown>, key: string): string | undefined {
  const value = map[key];
  return typeof value === 'string' && value.trim() !== '' ? cleanLine(value) : undefined;
}

function namesIn(map: Record<string, unknown>, key: string): string[] | undefined {
  const value = map[key];
  if (!Array.isArray(value)) return undefined;
  const names = value.filter((name): name is string => typeof name === 'string').map(cleanLine);
  return names.length > 0 ? names : undefined;
}

function refAt({ path, lineOf }: YamlDocument, at: YamlPath): SourceRef {
  return { system: 'dbt', path, line: lineOf(at) };
}
