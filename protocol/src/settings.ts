import * as z from 'zod';
import { severitySchema } from './finding';

/** Settings of the extension, under `precedent.` in the editor. Type, defaults and schema in one. */
export const settingsSchema = z.object({
  /** Severity by rule id, or `off`. Only a person's own or the workspace's choice, never evidence. */
  'rules.severity': z.record(z.string(), z.union([severitySchema, z.literal('off')])).default({}),
  /** Show how often a training cell's idea was tried above it. */
  'codeLens.enabled': z.boolean().default(true),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The settings that hold when nobody has set any. */
export function defaultSettings(): Settings {
  return settingsSchema.parse({});
}
