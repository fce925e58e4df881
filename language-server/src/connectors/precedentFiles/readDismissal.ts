import { dismissalFileSchema } from '../../../../protocol/src/workspace/dismissalFile';
import type { ReadResult, SourceInputs } from '../connector';
import { readAuthored } from './authoredFile';

/** The dismissal of one `.precedent/dismissals/*.yaml`. */
export function readDismissal(path: string, inputs: SourceInputs): ReadResult {
  const outcome = readAuthored(dismissalFileSchema, path, inputs);
  if (!outcome.ok) return { problems: outcome.problems };
  const { id, rule, file, anchor, columns = [], evidence, why, by, at } = outcome.value;
  const source = { system: 'precedent', path, line: outcome.document.lineOf(['why']) };
  return { dismissals: [{ id, rule, file, anchor, columns, evidence, why, by, at, source }] };
}
