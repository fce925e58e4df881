import type * as z from 'zod';
import { dismissRequest, explainRequest } from './lsp';

/** A command that the server may name in a code lens or quick fix, with the schema of its argument. */
export interface CommandDefinition<A extends z.ZodType> {
  readonly id: string;
  /** The one argument. A person who runs the command from the palette gives none. */
  readonly argument: A;
}

/** Opens the timeline panel; without an argument for what is under the cursor. */
export const explainCommand = {
  id: 'precedent.explain',
  argument: explainRequest.params,
} satisfies CommandDefinition<z.ZodType>;

/** Asks for the reason and dismisses a finding; without an argument the one under the cursor. */
export const dismissCommand = {
  id: 'precedent.dismiss',
  argument: dismissRequest.params.omit({ why: true }),
} satisfies CommandDefinition<z.ZodType>;
