import * as z from 'zod';
import { lessonSchema, observationSchema, outcomeSchema } from './records/attempt';

/** A link to what proves a statement: a place in the workspace, or a record of a tracker. */
export const evidenceSchema = z.strictObject({
  /** `system:full id` of a run or record, where there is one. */
  ref: z.string().optional(),
  label: z.string(),
  file: z.string().optional(),
  /** 0-based. */
  line: z.number().int().nonnegative().optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** One idea on the timeline. Runs of the same idea in other trackers are in `duplicates`. */
export const explainedAttemptSchema = z.strictObject({
  ref: z.string(),
  date: z.string().optional(),
  outcome: z.union([outcomeSchema, z.literal('unknown')]),
  idea: z.string(),
  observations: z.array(observationSchema),
  lesson: lessonSchema.optional(),
  evidence: z.array(evidenceSchema),
  duplicates: z.array(
    z.strictObject({
      ref: z.string(),
      observations: z.array(observationSchema),
      evidence: z.array(evidenceSchema),
    }),
  ),
  /** What is different today: dataset digest, definitions, columns that now exist. */
  differs: z.array(z.string()),
});
export type ExplainedAttempt = z.infer<typeof explainedAttemptSchema>;

/** The answer of `explain`, the same for every door; attempts run from oldest to newest. */
export const explanationSchema = z.strictObject({
  attempts: z.array(explainedAttemptSchema),
  /** How many older attempts are left out, where there are too many to tell. */
  earlier: z.number().int().positive().optional(),
  lessons: z.array(
    z.strictObject({ ref: z.string(), lesson: lessonSchema, evidence: z.array(evidenceSchema) }),
  ),
});
export type Explanation = z.infer<typeof explanationSchema>;
