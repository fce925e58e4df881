import * as z from 'zod';
import { sourceStateSchema } from '../../connectors/sourceState';

export const recordKindSchema = z.enum([
  'attempt',
  'definition',
  'dataset',
  'objective',
  'dismissal',
]);

/**
 * One line of a segment. `record` and `source` put something in the place of what had the same
 * name; `forget` takes a record away, `leave` a source with all its records.
 */
export const logEntrySchema = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('record'),
    source: z.string(),
    kind: recordKindSchema,
    /** Digest of the body: equal ones are not written again. */
    digest: z.string(),
    body: z.looseObject({ id: z.string() }),
  }),
  z.strictObject({ op: z.literal('source'), source: z.string(), state: sourceStateSchema }),
  z.strictObject({
    op: z.literal('forget'),
    source: z.string(),
    kind: recordKindSchema,
    id: z.string(),
  }),
  z.strictObject({ op: z.literal('leave'), source: z.string() }),
]);
export type LogEntry = z.infer<typeof logEntrySchema>;

/** Where the text of an entry lies. */
export interface Place {
  readonly segment: string;
  readonly offset: number;
  readonly length: number;
}
