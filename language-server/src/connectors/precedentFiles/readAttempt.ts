import type { Attempt } from '../../../../protocol/src/records/attempt';
import {
  attemptFileSchema,
  type AttemptFile,
} from '../../../../protocol/src/workspace/attemptFile';
import type { ReadResult, SourceInputs } from '../connector';
import { withoutUndefined } from '../normalise/withoutUndefined';
import type { YamlDocument } from '../yaml/yamlDocument';
import { readAuthored } from './authoredFile';

/** The attempt of one `.precedent/attempts/*.yaml`, with its lesson. */
export function readAttempt(path: string, inputs: SourceInputs): ReadResult {
  const outcome = readAuthored(attemptFileSchema, path, inputs);
  if (!outcome.ok) return { problems: outcome.problems };
  return { attempts: [attemptOf(outcome.value, outcome.document)] };
}

function attemptOf(file: AttemptFile, { path, lineOf }: YamlDocument): Attempt {
  const { source, lesson, touched } = file;
  // What people open is the claim; without one, the record as a whole.
  const line = lineOf(lesson === undefined ? ['id'] : ['lesson', 'claim']);
  return withoutUndefined({
    id: file.id,
    source: { system: 'precedent', path, line },
    about: source?.ref === undefined ? undefined : `${source.system}:${source.ref}`,
    commit: source?.commit,
    date: lesson?.date,
    author: lesson?.author,
    objective: withoutUndefined(file.objective),
    touched: withoutUndefined({
      columns: touched.columns ?? [],
      transforms: touched.transforms ?? [],
      model: touched.model,
      parameters: touched.parameters ?? {},
    }),
    dataset: source?.dataset,
    observations: file.observations ?? [],
    outcome: file.outcome,
    outcomeEvidence: `stated in ${path}`,
    definitions: file.definitions,
    lesson,
    origin: { status: 'unknown' as const },
  });
}
