import type * as z from 'zod';
import { type Attempt, attemptSchema } from '../../../protocol/src/records/attempt';
import {
  type Dataset,
  datasetSchema,
  type Definition,
  definitionSchema,
} from '../../../protocol/src/records/definition';
import { type Dismissal, dismissalSchema } from '../../../protocol/src/records/dismissal';
import { type Objective, objectiveSchema } from '../../../protocol/src/records/objective';
import type { SourceRecords } from '../connectors/connector';

/** The kinds of records that the memory keeps, by name. */
export interface RecordOf {
  attempt: Attempt;
  definition: Definition;
  dataset: Dataset;
  objective: Objective;
  dismissal: Dismissal;
}
export type RecordKind = keyof RecordOf;
export type MemoryRecord = RecordOf[RecordKind];

export const recordSchemas: { readonly [K in RecordKind]: z.ZodType<RecordOf[K]> } = {
  attempt: attemptSchema,
  definition: definitionSchema,
  dataset: datasetSchema,
  objective: objectiveSchema,
  dismissal: dismissalSchema,
};

/** The records of a source in a fixed order, each with its kind. */
export function* recordsOf(
  records: SourceRecords,
): Generator<{ readonly kind: RecordKind; readonly record: MemoryRecord }> {
  for (const record of records.attempts) yield { kind: 'attempt', record };
  for (const record of records.definitions) yield { kind: 'definition', record };
  for (const record of records.datasets) yield { kind: 'dataset', record };
  for (const record of records.objectives) yield { kind: 'objective', record };
  for (const record of records.dismissals) yield { kind: 'dismissal', record };
}
