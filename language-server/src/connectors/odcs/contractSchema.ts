import * as z from 'zod';

/** Contracts may hold more than is read here, and one odd value must not cost the rest. */
const text = z.string().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const list = z.array(z.unknown()).optional().catch(undefined);
const texts = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .optional()
  .catch(undefined);
const custom = z
  .array(z.looseObject({ property: z.string(), value: z.unknown().optional() }))
  .optional()
  .catch(undefined);

export const propertySchema = z.looseObject({
  name: z.string(),
  physicalName: text,
  businessName: text,
  logicalType: text,
  physicalType: text,
  primaryKey: flag,
  primaryKeyPosition: z.number().optional().catch(undefined),
  classification: text,
  description: text,
  transformSourceObjects: texts,
  tags: texts,
  logicalTypeOptions: z.record(z.string(), z.unknown()).optional().catch(undefined),
  customProperties: custom,
  properties: list,
});
export type ContractProperty = z.infer<typeof propertySchema>;

export const tableSchema = z.looseObject({
  name: z.string(),
  physicalName: text,
  businessName: text,
  description: text,
  dataGranularityDescription: text,
  tags: texts,
  properties: list,
  customProperties: custom,
});
export type ContractTable = z.infer<typeof tableSchema>;

export const slaSchema = z.looseObject({
  property: z.string(),
  value: z.unknown().optional(),
  unit: text,
  element: texts,
});

export const contractSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.literal('DataContract'),
  version: z.union([z.string(), z.number()]).optional().catch(undefined),
  domain: text,
  description: z
    .union([z.looseObject({ purpose: text }), z.string()])
    .optional()
    .catch(undefined),
  team: z.unknown().optional(),
  schema: list,
  slaProperties: list,
  slaDefaultElement: text,
});
export type Contract = z.infer<typeof contractSchema>;
