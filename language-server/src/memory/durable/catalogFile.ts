import { Low } from 'lowdb';
import * as z from 'zod';
import { DurableAdapter } from './durableAdapter';

/**
 * Version of everything in the folder. It is part of the folder's name, so that programs with
 * another layout never see, and never move, these files.
 */
export const layoutVersion = 1;

/** How much of which source the memory holds, by what a person calls the source. */
export const sourceGroupSchema = z.strictObject({
  system: z.string(),
  path: z.string(),
  sources: z.number().int(),
  attempts: z.number().int(),
  lessons: z.number().int(),
  definitions: z.number().int(),
  datasets: z.number().int(),
});
export type SourceGroup = z.infer<typeof sourceGroupSchema>;

/** What is small and changes: where the records lie, and a summary of the sources they came from. */
export const catalogSchema = z.strictObject({
  layout: z.literal(layoutVersion),
  /** Grows by one with every write, by whichever process. */
  generation: z.number().int().nonnegative(),
  groups: z.array(sourceGroupSchema),
  /** File names in the order in which they are read; only the last one still grows. */
  segments: z.array(z.string().regex(/^[0-9a-f]+\.jsonl$/)),
});
export type Catalog = z.infer<typeof catalogSchema>;

/** The catalog of a memory that has read nothing. */
export function emptyCatalog(): Catalog {
  return { layout: layoutVersion, generation: 0, groups: [], segments: [] };
}

/** The catalog file of a memory, empty until it is read. */
export function catalogFile(path: string): Low<Catalog> {
  return new Low<Catalog>(new DurableAdapter(path, catalogSchema), emptyCatalog());
}
