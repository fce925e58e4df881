import * as z from 'zod';
import { notification, request } from './define';
import { explanationSchema } from './explanation';
import { positionSchema } from './finding';
import { problemSchema } from './records/source';

/**
 * Sent from the client to the server to ask for the past attempts of the column under the cursor,
 * of a column by name, or of a free text. The title names what was asked.
 */
export const explainRequest = request(
  'precedent/explain',
  z.strictObject({
    at: z.strictObject({ uri: z.string(), position: positionSchema }).optional(),
    column: z.string().optional(),
    text: z.string().optional(),
  }),
  z.strictObject({
    title: z.string(),
    /** The column that was found at the place, so that the same can be asked again after edits. */
    column: z.string().optional(),
    explanation: explanationSchema,
  }),
);

/**
 * Sent from the client to the server when a person dismisses a finding with a reason. The answer is
 * the workspace-relative path of the record that was written.
 */
export const dismissRequest = request(
  'precedent/dismiss',
  z.strictObject({
    uri: z.string(),
    rule: z.string(),
    position: positionSchema,
    why: z.string(),
  }),
  z.strictObject({ written: z.string() }),
);

/** Sent from the server to the client when the memory was read: counts for the status item. */
export const memoryNotification = notification(
  'precedent/memory',
  z.strictObject({
    attempts: z.number().int(),
    definitions: z.number().int(),
    sources: z.number().int(),
    problems: z.array(problemSchema),
  }),
);
