import type * as z from 'zod';
import type { Problem } from '../../../../protocol/src/records/source';
import type { SourceInputs } from '../connector';
import { parseRecord } from '../yaml/parseRecord';
import { readYaml, type YamlDocument } from '../yaml/yamlDocument';

export type AuthoredOutcome<T> =
  | { readonly ok: true; readonly value: T; readonly document: YamlDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A file that a person wrote, checked against its schema: one problem, or all of it. */
export function readAuthored<T>(
  schema: z.ZodType<T>,
  path: string,
  { files }: Pick<SourceInputs, 'files'>,
): AuthoredOutcome<T> {
  const bytes = files.get(path);
  // That it could not be read at all is a problem already.
  if (bytes === undefined) return { ok: false, problems: [] };
  const outcome = readYaml(path, bytes);
  if (!outcome.ok) return { ok: false, problems: [outcome.problem] };
  // Comments alone, as `init` writes them, say nothing yet.
  if (outcome.document.value === null && bytes.length > 0) return { ok: false, problems: [] };
  const parsed = parseRecord(schema, outcome.document);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  return { ok: true, value: parsed.value, document: outcome.document };
}
