import * as z from 'zod';
import { directionSchema } from '../records/attempt';
import { durationTextSchema } from './durationText';

const horizonSchema = z.union([
  durationTextSchema,
  z.strictObject({
    /** `params.yaml#/forecast/horizon_days`: a file of the workspace and a JSON pointer into it. */
    from: z.string(),
    unit: z.string(),
  }),
]);

/** `.precedent/objective.yaml` or `.precedent/objectives/<id>.yaml`. */
export const objectiveFileSchema = z.strictObject({
  version: z.literal(1),
  id: z.string().min(1),
  decision: z.string(),
  target: z.strictObject({
    column: z.string(),
    definition: z.string().optional(),
    hash: z.string().optional(),
  }),
  entity: z.array(z.string()),
  unseen_entities: z.boolean().optional(),
  time: z
    .strictObject({
      column: z.string(),
      at: z.enum(['target', 'prediction']).optional(),
      step: durationTextSchema.optional(),
      horizon: horizonSchema,
      issued: z
        .string()
        .regex(/^\d{1,2}:\d{2}$/, 'write a clock time such as "23:00"')
        .optional(),
    })
    .optional(),
  metric: z.strictObject({ name: z.string(), direction: directionSchema }),
  slices: z.array(z.strictObject({ name: z.string(), where: z.string() })).optional(),
  guardrails: z
    .array(
      z.strictObject({
        metric: z.string(),
        slice: z.string().optional(),
        max: z.number().optional(),
        min: z.number().optional(),
      }),
    )
    .optional(),
  error_costs: z.strictObject({ over: z.number(), under: z.number() }).optional(),
  least_gain: z.number().optional(),
  baseline: z.string().optional(),
  files: z.array(z.string()).optional(),
  purpose: z.string().optional(),
  audience: z.string().optional(),
});
export type ObjectiveFile = z.infer<typeof objectiveFileSchema>;
