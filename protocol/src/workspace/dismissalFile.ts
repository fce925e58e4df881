import * as z from 'zod';

/** `.precedent/dismissals/<id>.yaml`: one finding set aside, with the reason. */
export const dismissalFileSchema = z.strictObject({
  version: z.literal(1),
  id: z.string().min(1),
  rule: z.string(),
  file: z.string(),
  /** The trimmed source line under the finding, so that the dismissal follows moved code. */
  anchor: z.string(),
  columns: z.array(z.string()).optional(),
  /** SHA-256 of what the finding relied on; another value brings the finding back. */
  evidence: z.string(),
  why: z.string().min(1, 'a dismissal needs a reason'),
  by: z.string(),
  at: z.string(),
});
export type DismissalFile = z.infer<typeof dismissalFileSchema>;
