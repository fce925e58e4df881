import * as z from 'zod';
import { sourceRefSchema } from './source';

/**
 * A finding that a person set aside, and why.
 * `anchor` is the trimmed source line under the finding, so that the dismissal follows the code when
 * cells move; `evidence` is the digest of what the finding relied on: when that changes, the finding
 * comes back.
 */
export const dismissalSchema = z.strictObject({
  id: z.string(),
  rule: z.string(),
  file: z.string(),
  anchor: z.string(),
  columns: z.array(z.string()),
  evidence: z.string(),
  why: z.string().min(1),
  by: z.string(),
  at: z.string(),
  source: sourceRefSchema,
});
export type Dismissal = z.infer<typeof dismissalSchema>;
