import * as z from 'zod';

/**
 * Where a record was read: the system, a path relative to the workspace (`/` separators) and,
 * where it is known, the 0-based line and a revision (commit, digest).
 */
export const sourceRefSchema = z.strictObject({
  system: z.string(),
  path: z.string(),
  line: z.number().int().nonnegative().optional(),
  revision: z.string().optional(),
});
export type SourceRef = z.infer<typeof sourceRefSchema>;

/** A problem met while reading one input: one clear line for a person. */
export const problemSchema = z.strictObject({ file: z.string(), message: z.string() });
export type Problem = z.infer<typeof problemSchema>;

/** A span of time as people write it (`7d`, `23h`, `2w`, `1mo`). Months are never turned into days. */
export const durationUnitSchema = z.enum(['s', 'min', 'h', 'd', 'w', 'mo', 'q', 'y']);
export type DurationUnit = z.infer<typeof durationUnitSchema>;
export const durationSchema = z.strictObject({ value: z.number(), unit: durationUnitSchema });
export type Duration = z.infer<typeof durationSchema>;
