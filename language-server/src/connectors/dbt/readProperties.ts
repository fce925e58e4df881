import type * as z from 'zod';
import type { Problem } from '../../../../protocol/src/records/source';
import { decodeText } from '../../files/decodeText';
import type { ReadResult, SourceInputs } from '../connector';
import { isRecord } from '../normalise/parameters';
import { readYaml, type YamlDocument, type YamlPath } from '../yaml/yamlDocument';
import { docBlocks, resolveDocs } from './docBlocks';
import { sourceSchema, tableSchema } from './propertySchema';
import { tableRecords, type TablePlace } from './tableRecords';

const modelKinds = ['models', 'seeds', 'snapshots'];
const kinds = [...modelKinds, 'sources'];
const usualFolder = /(?:^|\/)(?:models|seeds|snapshots)\//;
const sectionLine = new RegExp(`^(?:${kinds.join('|')})\\s*:`, 'm');

/** Everything that one property file says of tables and columns. Other YAML is not recognised. */
export function readProperties(
  path: string,
  { files }: SourceInputs,
  { isInProject }: { isInProject: boolean },
): ReadResult {
  const bytes = files.get(path);
  // Most YAML of a workspace belongs to other tools: look before parsing.
  if (bytes === undefined || !sectionLine.test(decodeText(bytes).text))
    return { recognised: false };
  const outcome = readYaml(path, bytes);
  if (!outcome.ok) {
    const isPlausible = isInProject || usualFolder.test(path) || saysVersion(bytes);
    return isPlausible ? { problems: [outcome.problem] } : { recognised: false };
  }
  const { document } = outcome;
  const content = isRecord(document.value) ? document.value : {};
  if (!isInProject && !looksLikeDbt(content)) return { recognised: false };
  const missing = new Set<string>();
  const blocks = docBlocks(files);
  const describe = (text: string): string => {
    const resolved = resolveDocs(text, blocks);
    resolved.missing.forEach((name) => missing.add(name));
    return resolved.text;
  };
  const { places, problems } = tablePlaces(content, document);
  const records = places.map((place) => tableRecords(place, { document, describe }));
  return {
    definitions: records.flatMap(({ definitions }) => definitions),
    datasets: records.map(({ dataset }) => dataset),
    problems: [...problems, ...missingDocs(path, missing)],
  };
}

function saysVersion(bytes: Uint8Array): boolean {
  return /^version\s*:\s*2\b/m.test(decodeText(bytes).text);
}

/** Outside a project the sections' names alone could be anybody's. */
function looksLikeDbt(content: Record<string, unknown>): boolean {
  return kinds.some((kind) => {
    const section = content[kind];
    if (!Array.isArray(section)) return false;
    const inner = kind === 'sources' ? 'tables' : 'columns';
    return (
      content['version'] === 2 || section.some((one) => isRecord(one) && Array.isArray(one[inner]))
    );
  });
}

interface Found {
  readonly places: TablePlace[];
  readonly problems: Problem[];
}

function tablePlaces(content: Record<string, unknown>, document: YamlDocument): Found {
  const found: Found = { places: [], problems: [] };
  const take = <T>(schema: z.ZodType<T>, value: unknown, at: YamlPath): T | undefined => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) found.problems.push(nameless(document, at));
    return parsed.data;
  };
  for (const kind of modelKinds) {
    for (const [index, value] of entriesOf(content[kind])) {
      const table = take(tableSchema, value, [kind, index]);
      if (table !== undefined) found.places.push({ table, at: [kind, index] });
    }
  }
  for (const [index, value] of entriesOf(content['sources'])) {
    const source = take(sourceSchema, value, ['sources', index]);
    for (const [inner, one] of entriesOf(source?.tables)) {
      const at = ['sources', index, 'tables', inner];
      const table = take(tableSchema, one, at);
      if (table !== undefined && source !== undefined) found.places.push({ table, at, source });
    }
  }
  return found;
}

function entriesOf(section: unknown): [index: number, value: unknown][] {
  return Array.isArray(section) ? [...section.entries()] : [];
}

function nameless({ path, lineOf }: YamlDocument, at: YamlPath): Problem {
  const message = `line ${lineOf(at) + 1}: this entry has no name, or is not a map; it is left out. Give it a name.`;
  return { file: path, message };
}

function missingDocs(file: string, names: ReadonlySet<string>): Problem[] {
  if (names.size === 0) return [];
  const list = [...names].map((name) => `doc('${name}')`).join(', ');
  return [{ file, message: `uses ${list}, which no Markdown file of the project defines.` }];
}
