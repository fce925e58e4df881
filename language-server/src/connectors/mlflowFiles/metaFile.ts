import type { Problem } from '../../../../protocol/src/records/source';
import type { MlflowDataset } from '../mlflow/mlflowRun';
import { isRecord } from '../normalise/parameters';
import { readYaml } from '../yaml/yamlDocument';

/** The keys of a `meta.yaml`, as the texts that they are. */
export type Fields = ReadonlyMap<string, string>;

export type FieldsOutcome =
  | { readonly ok: true; readonly fields: Fields }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const cutMidway =
  'is empty or was cut while being written; import again, or remove it if that does not help.';

/** Reads a flat `meta.yaml`. A file that could not be read at all was reported before. */
export function fieldsOf(path: string, bytes: Uint8Array | undefined): FieldsOutcome {
  if (bytes === undefined) return { ok: false, problems: [] };
  const outcome = readYaml(path, bytes, { plainText: true });
  if (!outcome.ok) return { ok: false, problems: [outcome.problem] };
  const { value } = outcome.document;
  if (!isRecord(value)) return { ok: false, problems: [cutProblem(path)] };
  const texts = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && isSet(entry[1]),
  );
  return { ok: true, fields: new Map(texts) };
}

/** The problem of a file whose end is missing. */
export function cutProblem(file: string): Problem {
  return { file, message: cutMidway };
}

/** A dataset's `meta.yaml`; undefined when it is something else. */
export function datasetFields(fields: Fields): MlflowDataset | undefined {
  const name = fields.get('name');
  if (name === undefined || !fields.has('source_type')) return undefined;
  return {
    name,
    digest: fields.get('digest'),
    schema: fields.get('schema'),
    profile: fields.get('profile'),
    location: fields.get('source'),
  };
}

function isSet(text: string): boolean {
  return text !== '' && text !== 'null' && text !== '~';
}
