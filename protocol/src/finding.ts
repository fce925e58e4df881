import * as z from 'zod';
import { problemSchema } from './records/source';

export const severitySchema = z.enum(['error', 'warning', 'information', 'hint']);
export type Severity = z.infer<typeof severitySchema>;

/** 0-based line and UTF-16 character, inside the cell for notebooks. */
export const positionSchema = z.strictObject({
  line: z.number().int().nonnegative(),
  character: z.number().int().nonnegative(),
});
export type Position = z.infer<typeof positionSchema>;
export const rangeSchema = z.strictObject({ start: positionSchema, end: positionSchema });
export type Range = z.infer<typeof rangeSchema>;

export const relatedRoleSchema = z.enum([
  'train',
  'test',
  'cause',
  'source',
  'definition',
  'attempt',
  'lesson',
  'policy',
  'objective',
  'order',
]);
export type RelatedRole = z.infer<typeof relatedRoleSchema>;

/** A place or record that explains a finding. `cell` is null outside notebooks. */
export const relatedSchema = z.strictObject({
  role: relatedRoleSchema,
  message: z.string(),
  file: z.string().optional(),
  cell: z.number().int().nonnegative().nullable().optional(),
  range: rangeSchema.optional(),
  ref: z.string().optional(),
});
export type Related = z.infer<typeof relatedSchema>;

/** One finding as every door reports it (contract, section 2). */
export const findingSchema = z.strictObject({
  rule: z.string(),
  severity: severitySchema,
  message: z.string(),
  file: z.string(),
  cell: z.number().int().nonnegative().nullable(),
  range: rangeSchema,
  columns: z.array(z.string()),
  related: z.array(relatedSchema),
  fixes: z.array(z.string()),
});
export type Finding = z.infer<typeof findingSchema>;

/** The result of `check --format json`. */
export const checkReportSchema = z.strictObject({
  version: z.literal(1),
  findings: z.array(findingSchema),
  problems: z.array(problemSchema),
  stats: z.strictObject({
    files: z.number().int(),
    cells: z.number().int(),
    suppressed: z.number().int(),
    milliseconds: z.number().int(),
  }),
});
export type CheckReport = z.infer<typeof checkReportSchema>;
