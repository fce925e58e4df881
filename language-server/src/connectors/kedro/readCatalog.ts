import type { Dataset } from '../../../../protocol/src/records/definition';
import type { ReadResult, SourceInputs } from '../connector';
import { isRecord } from '../normalise/parameters';
import { withoutUndefined } from '../normalise/withoutUndefined';
import { cleanLine, cleanNote } from '../untrustedText';
import { readYaml, type YamlDocument } from '../yaml/yamlDocument';

/**
 * The datasets of one catalogue. Entries that hold no table (models, pictures) and patterns that stand
 * for many datasets are left out; `_` entries are anchors for others.
 */
export function readCatalog(path: string, { files }: SourceInputs): ReadResult {
  const bytes = files.get(path);
  if (bytes === undefined) return {};
  const outcome = readYaml(path, bytes);
  if (!outcome.ok) return { problems: [outcome.problem] };
  const { value } = outcome.document;
  if (!isRecord(value)) return { recognised: value !== null && value !== undefined };
  const datasets = Object.entries(value)
    .filter(([name, entry]) => !/^_|[{}]/.test(name) && isTable(entry))
    .map(([name, entry]) => datasetOf(name, entry, outcome.document));
  return { datasets };
}

/** Types are written `pandas.CSVDataset` or with the full path of their class. */
function isTable(entry: unknown): boolean {
  const type = isRecord(entry) ? entry['type'] : undefined;
  if (typeof type !== 'string') return false;
  return /pandas|polars|spark|dask|ibis|snowflake|delta|csv|parquet|sql|excel|feather|geo/i.test(
    type,
  );
}

function datasetOf(name: string, entry: unknown, { path, lineOf }: YamlDocument): Dataset {
  const fields = isRecord(entry) ? entry : {};
  const metadata = isRecord(fields['metadata']) ? fields['metadata'] : {};
  const places = ['filepath', 'table_name', 'table'].map((key) => fields[key]);
  const physicalNames = places.filter((place) => typeof place === 'string').map(cleanLine);
  const { description, owner } = metadata;
  return withoutUndefined({
    id: `kedro:${cleanLine(name)}`,
    name: cleanLine(name),
    physicalNames: physicalNames.length > 0 ? physicalNames : undefined,
    columns: [],
    description: typeof description === 'string' ? cleanNote(description) : undefined,
    owner: typeof owner === 'string' ? cleanLine(owner) : undefined,
    source: { system: 'kedro', path, line: lineOf([name]) },
  });
}
