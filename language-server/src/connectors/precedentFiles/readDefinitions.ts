import type { Availability } from '../../../../protocol/src/records/definition';
import {
  definitionsFileSchema,
  type DefinitionsFile,
} from '../../../../protocol/src/workspace/definitionsFile';
import { parseDuration } from '../../../../protocol/src/workspace/durationText';
import type { ReadResult, SourceInputs } from '../connector';
import { withHash, type UnhashedDefinition } from '../normalise/definitionHash';
import { withoutUndefined } from '../normalise/withoutUndefined';
import type { YamlDocument } from '../yaml/yamlDocument';
import { readAuthored } from './authoredFile';

type Entry = DefinitionsFile['definitions'][number];

/** The definitions of one `.precedent/definitions/*.yaml`. */
export function readDefinitions(path: string, inputs: SourceInputs): ReadResult {
  const outcome = readAuthored(definitionsFileSchema, path, inputs);
  if (!outcome.ok) return { problems: outcome.problems };
  const { value, document } = outcome;
  const seen = new Map<string, number>();
  const definitions = value.definitions.map((entry, index) => {
    const definition = definitionOf(entry, index, document);
    const count = (seen.get(definition.id) ?? 0) + 1;
    seen.set(definition.id, count);
    // Two meanings of one name are what definitions are for: each needs an id of its own.
    const id = count === 1 ? definition.id : `${definition.id}#${count}`;
    return withHash({ ...definition, id });
  });
  return { definitions };
}

function definitionOf(entry: Entry, index: number, document: YamlDocument): UnhashedDefinition {
  const at = ['definitions', index];
  return withoutUndefined({
    ...nameOf(entry),
    meaning: entry.meaning,
    unit: entry.unit,
    owner: entry.owner,
    available: availabilityOf(entry, at, document),
    formula: entry.formula && withoutUndefined(entry.formula),
    role: entry.role,
    derivedFrom: entry.derived_from,
    range: entry.range && withoutUndefined(entry.range),
    synonyms: entry.synonyms,
    tags: entry.tags,
    license: entry.license,
    origin: entry.source,
    status: entry.status,
    source: { system: 'precedent', path: document.path, line: document.lineOf(at) },
  });
}

type Name = Pick<UnhashedDefinition, 'id' | 'kind' | 'name' | 'table' | 'column'>;

function nameOf({ column, metric, dataset }: Entry): Name {
  if (column !== undefined) {
    const cut = column.lastIndexOf('.');
    const name = column.slice(cut + 1);
    const table = cut === -1 ? {} : { table: column.slice(0, cut) };
    return { id: `precedent:${column}`, kind: 'column', name: column, ...table, column: name };
  }
  if (metric !== undefined) return { id: `precedent:${metric}`, kind: 'metric', name: metric };
  const name = dataset ?? '';
  return { id: `precedent:${name}`, kind: 'dataset', name, table: name };
}

function availabilityOf(
  { available }: Entry,
  at: readonly (string | number)[],
  { path, lineOf }: YamlDocument,
): Availability | undefined {
  if (available === undefined) return undefined;
  const { known, latency, at: recordedAt } = available;
  return withoutUndefined({
    known,
    latency: latency === undefined ? undefined : parseDuration(latency),
    at: recordedAt,
    source: { system: 'precedent', path, line: lineOf([...at, 'available']) },
  });
}
