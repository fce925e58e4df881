import * as z from 'zod';
import { sourceRefSchema } from './source';

export const directionSchema = z.enum(['min', 'max']);
export type Direction = z.infer<typeof directionSchema>;

export const outcomeSchema = z.enum(['kept', 'abandoned', 'failed', 'inconclusive', 'superseded']);
export type Outcome = z.infer<typeof outcomeSchema>;

/** One measured value. `slice` is absent for the whole evaluation set. */
export const observationSchema = z.strictObject({
  metric: z.string(),
  slice: z.string().optional(),
  baseline: z.number().optional(),
  value: z.number(),
  phase: z.enum(['offline', 'silent', 'live']).optional(),
});
export type Observation = z.infer<typeof observationSchema>;

export const parameterSchema = z.union([z.string(), z.number(), z.boolean()]);
export type Parameter = z.infer<typeof parameterSchema>;

/** Where a lesson holds. An absent field holds everywhere. */
export const lessonScopeSchema = z.strictObject({
  slice: z.string().optional(),
  target: z.string().optional(),
  dataset: z.string().optional(),
  model: z.string().optional(),
  horizon: z.string().optional(),
  parameters: z.record(z.string(), parameterSchema).optional(),
});
export type LessonScope = z.infer<typeof lessonScopeSchema>;

/** What has to be there before the idea is worth another try. */
export const retryWhenSchema = z.strictObject({
  any_columns: z.array(z.string()).optional(),
  transforms: z.array(z.string()).optional(),
  parameters: z.record(z.string(), parameterSchema).optional(),
  text: z.string().optional(),
});
export type RetryWhen = z.infer<typeof retryWhenSchema>;

/** What people concluded from an attempt, kept apart from what was observed. */
export const lessonSchema = z.strictObject({
  claim: z.string(),
  scope: lessonScopeSchema.optional(),
  why: z.string().optional(),
  retry_when: retryWhenSchema.optional(),
  confidence: z.number().min(0).max(1).optional(),
  author: z.string().optional(),
  date: z.string().optional(),
  expires: z.string().optional(),
  supersedes: z.array(z.string()).optional(),
  disputed_by: z.array(z.string()).optional(),
  verified: z.boolean().optional(),
  evidence: z.array(z.string()).optional(),
});
export type Lesson = z.infer<typeof lessonSchema>;

export const attemptDatasetSchema = z.strictObject({
  name: z.string(),
  digest: z.string().optional(),
  algorithm: z.string().optional(),
});

/**
 * One idea tried, as one source tells it, normalised.
 * `id` is stable: `mlflow:<run id>`, `wandb:<run id>`, or the id of the attempt file.
 * `touched.columns` are feature names as the source wrote them (`temp_max_c`, or `table.column`).
 * `origin` keeps what the source says of the run itself; all text in it is untrusted.
 */
export const attemptSchema = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  source: sourceRefSchema,
  /** For an attempt file: the run that it is about, `system:id`, the id possibly shortened. */
  about: z.string().optional(),
  commit: z.string().optional(),
  /** ISO 8601 date or instant when the attempt was made. */
  date: z.string().optional(),
  author: z.string().optional(),
  objective: z.strictObject({
    id: z.string().optional(),
    target: z.string().optional(),
    horizon: z.string().optional(),
    metric: z.string().optional(),
    direction: directionSchema.optional(),
  }),
  touched: z.strictObject({
    columns: z.array(z.string()),
    transforms: z.array(z.string()),
    model: z.string().optional(),
    parameters: z.record(z.string(), parameterSchema),
  }),
  dataset: attemptDatasetSchema.optional(),
  validation: z.string().optional(),
  observations: z.array(observationSchema),
  outcome: z.union([outcomeSchema, z.literal('unknown')]),
  /** Why the outcome is what it says, in the source's own terms; absent for `unknown`. */
  outcomeEvidence: z.string().optional(),
  definitions: z.array(z.strictObject({ id: z.string(), hash: z.string() })).optional(),
  lesson: lessonSchema.optional(),
  origin: z.strictObject({
    experiment: z.string().optional(),
    note: z.string().optional(),
    tags: z.array(z.string()).optional(),
    status: z.enum(['finished', 'failed', 'killed', 'running', 'unknown']),
    deleted: z.boolean().optional(),
    exitCode: z.number().int().optional(),
    /** Last line of the traceback. */
    failure: z.string().optional(),
  }),
});
export type Attempt = z.infer<typeof attemptSchema>;
