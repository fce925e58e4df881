import * as z from 'zod';
import { explanationSchema } from './explanation';
import { explainRequest } from './lsp';

/** What VS Code keeps of a panel while the window is closed: enough to ask the same again. */
export const panelMemorySchema = z.strictObject({
  question: explainRequest.params,
  /** The slice that the tables show; absent means all slices. */
  slice: z.string().optional(),
});
export type PanelMemory = z.infer<typeof panelMemorySchema>;

/**
 * Everything the timeline panel shows, sent from the extension to the page. The extension sends the
 * whole state; the page only renders it and hands `memory` to VS Code.
 */
export const viewStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('loading'), title: z.string(), memory: panelMemorySchema }),
  z.strictObject({
    kind: z.literal('error'),
    title: z.string(),
    message: z.string(),
    memory: panelMemorySchema,
  }),
  z.strictObject({
    kind: z.literal('timeline'),
    title: z.string(),
    explanation: explanationSchema,
    memory: panelMemorySchema,
  }),
]);
export type ViewState = z.infer<typeof viewStateSchema>;

/** What a person asked for in the panel, sent from the page. The extension validates before acting. */
export const viewIntentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('askAgain') }),
  z.strictObject({
    kind: z.literal('openEvidence'),
    file: z.string(),
    line: z.number().int().nonnegative().optional(),
  }),
  z.strictObject({ kind: z.literal('selectSlice'), slice: z.string().optional() }),
]);
export type ViewIntent = z.infer<typeof viewIntentSchema>;
