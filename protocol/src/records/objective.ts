import * as z from 'zod';
import { directionSchema } from './attempt';
import { durationSchema, sourceRefSchema } from './source';

/**
 * An objective with every reference followed: the horizon read from the parameters file, the target
 * split into table and column. `problems` of following them are reported beside it, never hidden.
 */
export const objectiveSchema = z.strictObject({
  id: z.string(),
  decision: z.string(),
  target: z.strictObject({
    table: z.string().optional(),
    column: z.string(),
    definition: z.string().optional(),
    hash: z.string().optional(),
  }),
  entity: z.array(z.string()),
  unseenEntities: z.boolean(),
  time: z
    .strictObject({
      column: z.string(),
      at: z.enum(['target', 'prediction']),
      step: durationSchema.optional(),
      horizon: durationSchema,
      /** Clock time at which the forecast is issued, `HH:MM`. */
      issued: z.string().optional(),
      /** Where the horizon was written, when it is not in the objective file itself. */
      horizonSource: sourceRefSchema.optional(),
    })
    .optional(),
  metric: z.strictObject({ name: z.string(), direction: directionSchema }),
  slices: z.array(z.strictObject({ name: z.string(), where: z.string() })),
  guardrails: z.array(
    z.strictObject({
      metric: z.string(),
      slice: z.string().optional(),
      max: z.number().optional(),
      min: z.number().optional(),
    }),
  ),
  /** Cost of a unit too many and of a unit too few. */
  errorCosts: z.strictObject({ over: z.number(), under: z.number() }).optional(),
  leastGain: z.number().optional(),
  baseline: z.string().optional(),
  files: z.array(z.string()).optional(),
  purpose: z.string().optional(),
  audience: z.string().optional(),
  source: sourceRefSchema,
});
export type Objective = z.infer<typeof objectiveSchema>;
