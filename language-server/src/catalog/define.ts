import type { Availability, Definition } from '../../../protocol/src/records/definition';
import type { Catalog } from './catalog';

/** One definition, as `define --format json` reports it. What nobody said is null. */
export interface DefinedName {
  readonly id: string;
  readonly name: string;
  readonly meaning: string | null;
  /** What it is made of, by the name of the part. */
  readonly parts: Readonly<Record<string, string>>;
  readonly owner: string | null;
  readonly available: DefinedAvailability | null;
  readonly file: string;
  /** 0-based. */
  readonly line: number;
  readonly hash: string;
  /** Names of columns that pass this one on unchanged. */
  readonly folded: readonly string[];
}

export interface DefinedAvailability {
  readonly known: Availability['known'];
  /** `2d` */
  readonly latency: string | null;
  readonly at: string | null;
  readonly event: string | null;
  readonly file: string;
  readonly line: number;
}

/** A part that not all definitions share: its value by the id of the definition, null without one. */
export interface DefinitionDifference {
  readonly part: string;
  readonly values: Readonly<Record<string, string | null>>;
}

export interface DefineResult {
  readonly definitions: readonly DefinedName[];
  readonly differences: readonly DefinitionDifference[];
}

/** Every definition that a person may mean by `name`, ordered by name and id, and how they differ. */
export function define(catalog: Catalog, name: string): DefineResult {
  const found = [...catalog.definitionsNamed(name.trim())].sort((one, other) =>
    compare(`${one.name}\n${one.id}`, `${other.name}\n${other.id}`),
  );
  const definitions = foldPassThroughs(found).map(({ definition, folded }) =>
    definedName(definition, folded),
  );
  return { definitions, differences: differencesOf(definitions) };
}

interface Folded {
  readonly definition: Definition;
  readonly folded: readonly string[];
}

/** A column that only hands on another one of the list is named with that one. */
function foldPassThroughs(definitions: readonly Definition[]): readonly Folded[] {
  const sourceOf = new Map(
    definitions.flatMap((one) => {
      const source = definitions.find((other) => other !== one && handsOn(one, other));
      return source === undefined ? [] : [[one, source] as const];
    }),
  );
  const rootOf = (one: Definition, steps = definitions.length): Definition => {
    const source = sourceOf.get(one);
    return source === undefined || steps === 0 ? one : rootOf(source, steps - 1);
  };
  // Columns that hand each other on in a circle have no source among them.
  const isRoot = (one: Definition): boolean => !sourceOf.has(one) || rootOf(one) === one;
  return definitions.filter(isRoot).map((definition) => ({
    definition,
    folded: definitions
      .filter((one) => one !== definition && rootOf(one) === definition)
      .map((one) => one.name),
  }));
}

function handsOn(one: Definition, other: Definition): boolean {
  const { sources = [], ...rest } = one.formula ?? {};
  const isPlain = Object.values(rest).every((part) => (part?.length ?? 0) === 0);
  return isPlain && sources.length === 1 && sources[0] === other.name;
}

function definedName(definition: Definition, folded: readonly string[]): DefinedName {
  const { id, name, meaning, owner, available, source, hash } = definition;
  return {
    id,
    name,
    meaning: meaning ?? null,
    parts: partsOf(definition),
    owner: owner ?? null,
    available: available === undefined ? null : definedAvailability(available),
    file: source.path,
    line: source.line ?? 0,
    hash,
    folded,
  };
}

function partsOf({ unit, type, role, formula = {}, derivedFrom, range }: Definition) {
  const { sources, aggregation, filters, grain, time, includes, excludes } = formula;
  const parts = {
    unit,
    type,
    role,
    sources: sources?.join(', '),
    aggregation,
    filters: filters?.join(' and '),
    grain: grain?.join(', '),
    time,
    includes: includes?.join(', '),
    excludes: excludes?.join(', '),
    'derived from': derivedFrom?.join(', '),
    range: range && `${range.min ?? '…'} to ${range.max ?? '…'}`,
  };
  const said = Object.entries(parts).flatMap(([part, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[part, value]],
  );
  return Object.fromEntries(said);
}

function definedAvailability(available: Availability): DefinedAvailability {
  const { known, latency, at, event, source } = available;
  return {
    known,
    latency: latency === undefined ? null : `${latency.value}${latency.unit}`,
    at: at ?? null,
    event: event ?? null,
    file: source.path,
    line: source.line ?? 0,
  };
}

function differencesOf(definitions: readonly DefinedName[]): readonly DefinitionDifference[] {
  const told = definitions.map(({ id, meaning, parts, available }) => ({
    id,
    parts: { ...(meaning !== null && { meaning }), ...parts, ...availabilityParts(available) },
  }));
  const names = [...new Set(told.flatMap(({ parts }) => Object.keys(parts)))];
  return names.flatMap((part) => {
    const values = told.map(({ id, parts }) => [id, partValue(parts, part)] as const);
    const isShared = new Set(values.map(([, value]) => value)).size === 1;
    return isShared ? [] : [{ part, values: Object.fromEntries(values) }];
  });
}

function partValue(parts: Readonly<Record<string, string>>, part: string): string | null {
  return parts[part] ?? null;
}

function availabilityParts(available: DefinedAvailability | null): Record<string, string> {
  if (available === null) return {};
  const { known, latency } = available;
  return { known, ...(latency !== null && { latency }) };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
