import * as z from 'zod';
import { columnRoleSchema, formulaSchema, knownAtSchema } from '../records/definition';
import { durationTextSchema } from './durationText';

const definitionEntrySchema = z
  .strictObject({
    column: z.string().optional(),
    metric: z.string().optional(),
    dataset: z.string().optional(),
    license: z.string().optional(),
    source: z.string().optional(),
    meaning: z.string().optional(),
    unit: z.string().optional(),
    owner: z.string().optional(),
    available: z
      .strictObject({
        known: knownAtSchema,
        latency: durationTextSchema.optional(),
        at: z.string().optional(),
      })
      .optional(),
    formula: formulaSchema.optional(),
    role: columnRoleSchema.optional(),
    derived_from: z.array(z.string()).optional(),
    range: z.strictObject({ min: z.number().optional(), max: z.number().optional() }).optional(),
    synonyms: z.array(z.string()).optional(),
    tags: z.array(z.string()).optional(),
    status: z.enum(['proposed', 'confirmed']).optional(),
  })
  .refine((entry) => [entry.column, entry.metric, entry.dataset].filter(Boolean).length === 1, {
    message: 'write exactly one of column, metric or dataset',
  });

/** `.precedent/definitions/*.yaml`: meanings that have no other home. */
export const definitionsFileSchema = z.strictObject({
  version: z.literal(1),
  definitions: z.array(definitionEntrySchema),
});
export type DefinitionsFile = z.infer<typeof definitionsFileSchema>;
