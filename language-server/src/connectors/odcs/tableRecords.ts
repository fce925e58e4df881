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
import {
  propertySchema,
  type Contract,
  type ContractProperty,
  type ContractTable,
} from './contractSchema';
import { levelFor, type ServiceLevel } from './serviceLevels';

interface TablePlace {
  readonly table: ContractTable;
  readonly at: YamlPath;
}

interface FileContext {
  readonly contract: Contract;
  readonly document: YamlDocument;
  readonly levels: readonly ServiceLevel[];
}

/** A column with its full name, nested ones as `address.city`. */
interface PlacedProperty {
  readonly name: string;
  readonly property: ContractProperty;
  readonly at: YamlPath;
}

const maxNesting = 5;

/** The dataset of one table, its own definition and those of its columns. */
export function tableRecords(
  place: TablePlace,
  file: FileContext,
): { dataset: Dataset; definitions: Definition[] } {
  const properties = propertiesBelow(place.table.properties, {
    at: place.at,
    prefix: '',
    depth: 0,
  });
  return {
    dataset: datasetOf(place, properties, file),
    definitions: [
      ...tableDefinition(place, file),
      ...properties.map((property) => columnDefinition(place, property, file)),
    ],
  };
}

function propertiesBelow(
  values: readonly unknown[] | undefined,
  { at, prefix, depth }: { at: YamlPath; prefix: string; depth: number },
): PlacedProperty[] {
  return (values ?? []).flatMap((value, index) => {
    const parsed = propertySchema.safeParse(value);
    if (!parsed.success) return [];
    const place = [...at, 'properties', index];
    const name = `${prefix}${cleanLine(parsed.data.name)}`;
    const inner = depth < maxNesting ? parsed.data.properties : undefined;
    return [
      { name, property: parsed.data, at: place },
      ...propertiesBelow(inner, { at: place, prefix: `${name}.`, depth: depth + 1 }),
    ];
  });
}

function tableDefinition({ table, at }: TablePlace, file: FileContext): Definition[] {
  const meaning = meaningOf(table) ?? purposeOf(file.contract);
  if (meaning === undefined) return [];
  const name = cleanLine(table.name);
  const definition = withoutUndefined({
    id: `odcs:${name}`,
    kind: 'dataset' as const,
    name,
    table: name,
    meaning,
    owner: ownerOf(file.contract),
    synonyms: synonymsOf(table),
    tags: linesOf(table.tags),
    source: refAt(file.document, at),
  });
  return [withHash(definition)];
}

function columnDefinition(
  place: TablePlace,
  { name, property, at }: PlacedProperty,
  file: FileContext,
): Definition {
  const table = cleanLine(place.table.name);
  const type = property.logicalType ?? property.physicalType;
  return withHash(
    withoutUndefined({
      id: `odcs:${table}.${name}`,
      kind: 'column' as const,
      name: `${table}.${name}`,
      table,
      column: name,
      meaning: meaningOf(property),
      unit: customText(property, 'unit'),
      owner: ownerOf(file.contract),
      type: type === undefined ? undefined : cleanLine(type),
      available: availabilityOf(place, { name, property, at }, file),
      role: roleOf(property),
      derivedFrom: linesOf(property.transformSourceObjects),
      range: rangeOf(property),
      synonyms: synonymsOf(property),
      tags: linesOf(property.tags),
      classification: optionalLine(property.classification),
      source: refAt(file.document, at),
    }),
  );
}

/** What the column states itself, else the contract's latency for it. */
function availabilityOf(
  { table }: TablePlace,
  { name, property, at }: PlacedProperty,
  { levels, document }: FileContext,
): Availability | undefined {
  const stated = customText(property, 'available_at', 'availableAt', 'available');
  const known = stated === undefined ? undefined : knownAt(stated);
  const level = levelFor(levels, 'latency', { tables: tableNames(table), column: name });
  const latency = durationOf(customValue(property, 'latency')) ?? level?.duration;
  if (known === undefined && latency === undefined) return undefined;
  const source = known === undefined && level !== undefined ? level.source : refAt(document, at);
  return withoutUndefined({
    known: known ?? ('event' as const),
    latency,
    event: customText(property, 'event'),
    source,
  });
}

function datasetOf(
  { table, at }: TablePlace,
  properties: readonly PlacedProperty[],
  { contract, document, levels }: FileContext,
): Dataset {
  const keys = properties
    .filter(({ property }) => property.primaryKey === true)
    .toSorted((one, other) => positionOf(one) - positionOf(other));
  const [time, ...otherTimes] = keys.filter(({ property }) => isTime(property));
  const timeColumn = otherTimes.length === 0 ? time?.name : undefined;
  const names = keys.map(({ name }) => name);
  const frequency = levelFor(levels, 'frequency', { tables: tableNames(table) });
  const physical = optionalLine(table.physicalName);
  return withoutUndefined({
    id: `odcs:${cleanLine(table.name)}`,
    name: cleanLine(table.name),
    physicalNames: physical === undefined || physical === table.name ? undefined : [physical],
    columns: properties.map(({ name }) => name),
    description: meaningOf(table),
    owner: ownerOf(contract),
    grain: names.length > 0 ? names : undefined,
    timeColumn,
    entityKeys: names.length > 0 ? names.filter((name) => name !== timeColumn) : undefined,
    step: frequency?.duration ?? stepOf(customValue(table, 'frequency')),
    version: contract.version === undefined ? undefined : String(contract.version),
    source: refAt(document, at),
  });
}

function positionOf({ property }: PlacedProperty): number {
  const position = property.primaryKeyPosition ?? -1;
  return position < 0 ? Infinity : position;
}

function isTime({ logicalType, physicalType }: ContractProperty): boolean {
  return /^(?:date|time|timestamp|datetime)/i.test(logicalType ?? physicalType ?? '');
}

function roleOf(property: ContractProperty): Definition['role'] {
  if (property.primaryKey !== true) return undefined;
  return isTime(property) ? 'time' : 'key';
}

function rangeOf({ logicalTypeOptions: options }: ContractProperty): Definition['range'] {
  const min = options?.['minimum'];
  const max = options?.['maximum'];
  if (typeof min !== 'number' && typeof max !== 'number') return undefined;
  return {
    ...(typeof min === 'number' && { min }),
    ...(typeof max === 'number' && { max }),
  };
}

function tableNames({ name, physicalName }: ContractTable): string[] {
  return physicalName === undefined ? [name] : [name, physicalName];
}

function meaningOf(part: Pick<ContractTable, 'description' | 'businessName'>): string | undefined {
  const text = part.description ?? part.businessName ?? '';
  return text.trim() === '' ? undefined : cleanNote(text);
}

function synonymsOf(
  part: Pick<ContractTable, 'description' | 'businessName'>,
): string[] | undefined {
  const name = optionalLine(part.businessName);
  return name === undefined || part.description === undefined ? undefined : [name];
}

function purposeOf({ description }: Contract): string | undefined {
  const text = typeof description === 'string' ? description : description?.purpose;
  return text === undefined || text.trim() === '' ? undefined : cleanNote(text);
}

/** The team (3.1: one with a name), else the domain. Members are people and are left out. */
function ownerOf({ team, domain }: Contract): string | undefined {
  const name = isRecord(team) && typeof team['name'] === 'string' ? team['name'] : undefined;
  return optionalLine(name) ?? optionalLine(domain);
}

type WithCustom = Pick<ContractTable, 'customProperties'>;

function customValue({ customProperties }: WithCustom, name: string): unknown {
  return (customProperties ?? []).find(({ property }) => property === name)?.value;
}

function customText(part: WithCustom, ...names: readonly string[]): string | undefined {
  const values = names.map((name) => customValue(part, name));
  const text = values.find((value): value is string => typeof value === 'string');
  return optionalLine(text);
}

function linesOf(values: readonly string[] | undefined): string[] | undefined {
  return values === undefined || values.length === 0 ? undefined : values.map(cleanLine);
}

function optionalLine(text: string | undefined): string | undefined {
  const line = text === undefined ? '' : cleanLine(text);
  return line === '' ? undefined : line;
}

function refAt({ path, lineOf }: YamlDocument, at: YamlPath): SourceRef {
  return { system: 'odcs', path, line: lineOf(at) };
}
