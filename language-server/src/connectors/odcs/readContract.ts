import type { Problem } from '../../../../protocol/src/records/source';
import { decodeText } from '../../files/decodeText';
import type { ReadResult, SourceInputs } from '../connector';
import { isRecord } from '../normalise/parameters';
import { readYaml, type YamlDocument } from '../yaml/yamlDocument';
import { contractSchema, tableSchema } from './contractSchema';
import { serviceLevels } from './serviceLevels';
import { tableRecords } from './tableRecords';

/** Everything that a contract says of tables and columns. Other YAML is not recognised. */
export function readContract(path: string, { files }: SourceInputs): ReadResult {
  const bytes = files.get(path);
  if (bytes === undefined || !saysContract(path, bytes)) return { recognised: false };
  const outcome = readYaml(path, bytes);
  if (!outcome.ok) return { problems: [outcome.problem] };
  const { document } = outcome;
  const contract = contractSchema.safeParse(document.value);
  if (!contract.success) return { problems: [notContract(document)] };
  if (!/^v?3(?:\.|$)/.test(contract.data.apiVersion)) return { problems: [otherVersion(document)] };
  const levels = serviceLevels(contract.data, document);
  const problems: Problem[] = [];
  const records = (contract.data.schema ?? []).flatMap((value, index) => {
    const table = tableSchema.safeParse(value);
    if (table.success) {
      const place = { table: table.data, at: ['schema', index] };
      return [tableRecords(place, { contract: contract.data, document, levels })];
    }
    problems.push(nameless(document, index));
    return [];
  });
  return {
    definitions: records.flatMap(({ definitions }) => definitions),
    datasets: records.map(({ dataset }) => dataset),
    problems,
  };
}

function saysContract(path: string, bytes: Uint8Array): boolean {
  return (
    /\.odcs\.ya?ml$/i.test(path) ||
    /^\s*"?kind"?\s*:\s*["']?DataContract\b/m.test(decodeText(bytes).text)
  );
}

function notContract({ path, value }: YamlDocument): Problem {
  const missing = ['apiVersion', 'kind'].find((key) => !isRecord(value) || !(key in value));
  const message =
    missing === undefined
      ? 'line 1: is not an ODCS contract: apiVersion must be a text and kind must be DataContract.'
      : `is not an ODCS contract: "${missing}" is missing; add it, or rename the file.`;
  return { file: path, message };
}

function otherVersion({ path, value, lineOf }: YamlDocument): Problem {
  const version = isRecord(value) ? String(value['apiVersion']).slice(0, 20) : '';
  const message = `line ${lineOf(['apiVersion']) + 1}: is ODCS ${version}; versions 3.x are read. Convert it.`;
  return { file: path, message };
}

function nameless({ path, lineOf }: YamlDocument, index: number): Problem {
  const message = `line ${lineOf(['schema', index]) + 1}: this entry of the schema has no name and is left out; give it a name.`;
  return { file: path, message };
}
