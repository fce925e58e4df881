import * as z from 'zod';
import type { Dataset } from '../../../../protocol/src/records/definition';
import type { ReadResult, SourceInputs } from '../connector';
import { folderOf, nameOf } from '../fileIndex';
import { withoutUndefined } from '../normalise/withoutUndefined';
import { cleanLine } from '../untrustedText';
import { readYaml } from '../yaml/yamlDocument';

/** A file or folder that DVC keeps by the digest of its content. */
export const outputSchema = z.object({
  path: z.string().min(1),
  md5: z.string().optional().catch(undefined),
  hash: z.string().optional().catch(undefined),
});
export type TrackedOutput = z.infer<typeof outputSchema>;

const trackedSchema = z.object({ outs: z.array(z.unknown()) });

/** The data that one `.dvc` file stands for. */
export function readTracked(path: string, { files }: SourceInputs): ReadResult {
  const bytes = files.get(path);
  if (bytes === undefined) return {};
  const outcome = readYaml(path, bytes, { plainText: true });
  if (!outcome.ok) return { problems: [outcome.problem] };
  const parsed = trackedSchema.safeParse(outcome.document.value);
  const outputs = parsed.success ? parsed.data.outs.flatMap(outputOf) : [];
  if (outputs.length === 0) {
    const message = 'names no file or folder; it was cut or changed by hand, restore it.';
    return { problems: [{ file: path, message }] };
  }
  const folder = folderOf(path);
  return { datasets: outputs.map((output) => trackedDataset(output, { folder, path })) };
}

/** A tracked file or folder from a list in a file of DVC, none when it is something else. */
export function outputOf(value: unknown): TrackedOutput[] {
  const parsed = outputSchema.safeParse(value);
  return parsed.success ? [parsed.data] : [];
}

/**
 * Data that is tracked, named by its file without the ending.
 * @param folder that its path starts from.
 */
export function trackedDataset(
  { path: data, md5 }: TrackedOutput,
  { folder, path }: { folder: string; path: string },
): Dataset {
  const place = cleanLine(folder === '' ? data : `${folder}/${data}`);
  return withoutUndefined({
    id: `dvc:${place}`,
    name: nameOf(place).replace(/(?<=.)\.\w+$/, ''),
    physicalNames: [place],
    columns: [],
    digest: md5 === undefined ? undefined : cleanLine(md5),
    algorithm: md5 === undefined ? undefined : 'md5',
    source: { system: 'dvc', path },
  });
}
