import * as z from 'zod';
import { durationSchema, sourceRefSchema } from './source';

/** When a value is known: at the entity's creation, when planned, at its event, or at the outcome. */
export const knownAtSchema = z.enum(['creation', 'plan', 'event', 'outcome']);
export type KnownAt = z.infer<typeof knownAtSchema>;

/** Availability of a column: the moment it is known, how late it lands, and who says so. */
export const availabilitySchema = z.strictObject({
  known: knownAtSchema,
  latency: durationSchema.optional(),
  /** The column that holds the moment when the value became known. */
  at: z.string().optional(),
  /** The named event that makes the value known (`sale`), for `known: outcome`. */
  event: z.string().optional(),
  source: sourceRefSchema,
});
export type Availability = z.infer<typeof availabilitySchema>;

/** How a column or metric is computed, in parts that can be compared one by one. */
export const formulaSchema = z.strictObject({
  sources: z.array(z.string()).optional(),
  aggregation: z.string().optional(),
  filters: z.array(z.string()).optional(),
  grain: z.array(z.string()).optional(),
  time: z.string().optional(),
  includes: z.array(z.string()).optional(),
  excludes: z.array(z.string()).optional(),
});

export const columnRoleSchema = z.enum(['feature', 'target', 'key', 'time', 'group', 'identifier']);

/**
 * What a column, metric or dataset means, from one source.
 * `name` is `table.column` for a column, the bare name for a metric or a dataset.
 * `hash` is the SHA-256 of the meaning-bearing parts (never of the source or owner).
 */
export const definitionSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['column', 'metric', 'dataset']),
  name: z.string(),
  table: z.string().optional(),
  column: z.string().optional(),
  meaning: z.string().optional(),
  unit: z.string().optional(),
  owner: z.string().optional(),
  type: z.string().optional(),
  available: availabilitySchema.optional(),
  formula: formulaSchema.optional(),
  role: columnRoleSchema.optional(),
  derivedFrom: z.array(z.string()).optional(),
  range: z.strictObject({ min: z.number().optional(), max: z.number().optional() }).optional(),
  synonyms: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  classification: z.string().optional(),
  /** For a dataset: under which licence it may be used, and where it came from. */
  license: z.string().optional(),
  origin: z.string().optional(),
  status: z.enum(['proposed', 'confirmed']).optional(),
  source: sourceRefSchema,
  hash: z.string(),
});
export type Definition = z.infer<typeof definitionSchema>;

/**
 * A physical or logical table. `columns` lists the declared column names; `complete` says that the
 * source declares all of them, so that another name is known not to exist.
 */
export const datasetSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  physicalNames: z.array(z.string()).optional(),
  columns: z.array(z.string()),
  complete: z.boolean().optional(),
  description: z.string().optional(),
  owner: z.string().optional(),
  grain: z.array(z.string()).optional(),
  timeColumn: z.string().optional(),
  entityKeys: z.array(z.string()).optional(),
  /** The step between rows of one entity, from a declared frequency or granularity. */
  step: durationSchema.optional(),
  digest: z.string().optional(),
  algorithm: z.string().optional(),
  version: z.string().optional(),
  rows: z.number().int().nonnegative().optional(),
  source: sourceRefSchema,
});
export type Dataset = z.infer<typeof datasetSchema>;
