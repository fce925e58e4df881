import * as z from 'zod';

/** dbt allows more than what is read here, and one odd value must not cost the rest of an entry. */
const text = z.string().optional().catch(undefined);
const texts = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .optional()
  .catch(undefined);
const map = z.record(z.string(), z.unknown()).optional().catch(undefined);
const list = z.array(z.unknown()).optional().catch(undefined);
const config = z
  .looseObject({ meta: map, tags: texts, group: text, event_time: text, contract: map })
  .optional()
  .catch(undefined);

export const columnSchema = z.looseObject({
  name: z.string(),
  description: text,
  data_type: text,
  granularity: text,
  tags: texts,
  meta: map,
  config,
  constraints: list,
});
export type DbtColumn = z.infer<typeof columnSchema>;

export const tableSchema = z.looseObject({
  name: z.string(),
  identifier: text,
  description: text,
  columns: list,
  tags: texts,
  meta: map,
  config,
  constraints: list,
  tests: list,
  data_tests: list,
  group: text,
  loaded_at_field: text,
});
export type DbtTable = z.infer<typeof tableSchema>;

export const sourceSchema = z.looseObject({
  name: z.string(),
  schema: text,
  description: text,
  loaded_at_field: text,
  meta: map,
  tags: texts,
  config,
  tables: list,
});
export type DbtSource = z.infer<typeof sourceSchema>;
