import * as z from 'zod';
import {
  attemptDatasetSchema,
  directionSchema,
  lessonSchema,
  observationSchema,
  outcomeSchema,
  parameterSchema,
} from '../records/attempt';

/** The transforms that have a meaning of their own; any other text matches only itself. */
export const knownTransforms = [
  'raw', 'lag', 'difference', 'rolling', 'expanding', 'aggregate', 'ratio', 'interaction', 'log',
  'scale', 'bin', 'encode', 'target-encode', 'embed', 'impute', 'filter', 'weight', 'sample',
  'deduplicate',
] as const; // prettier-ignore

/** `.precedent/attempts/<id>.yaml`: one idea tried, one file. */
export const attemptFileSchema = z.strictObject({
  version: z.literal(1),
  id: z.string().min(1),
  source: z
    .strictObject({
      system: z.string(),
      ref: z.string().optional(),
      path: z.string().optional(),
      commit: z.string().optional(),
      dataset: attemptDatasetSchema.optional(),
    })
    .optional(),
  objective: z.strictObject({
    id: z.string().optional(),
    target: z.string(),
    horizon: z.string().optional(),
    metric: z.string(),
    direction: directionSchema,
  }),
  touched: z.strictObject({
    columns: z.array(z.string()).optional(),
    transforms: z.array(z.string()).optional(),
    model: z.string().optional(),
    parameters: z.record(z.string(), parameterSchema).optional(),
  }),
  observations: z.array(observationSchema).optional(),
  outcome: outcomeSchema,
  definitions: z.array(z.strictObject({ id: z.string(), hash: z.string() })).optional(),
  lesson: lessonSchema.optional(),
});
export type AttemptFile = z.infer<typeof attemptFileSchema>;
