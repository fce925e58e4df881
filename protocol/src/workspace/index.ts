import type * as z from 'zod';
import { attemptFileSchema } from './attemptFile';
import { definitionsFileSchema } from './definitionsFile';
import { dismissalFileSchema } from './dismissalFile';
import { objectiveFileSchema } from './objectiveFile';

/** A kind of file under `.precedent/` that people write or review. */
export interface WorkspaceFileKind {
  /** Name of its JSON Schema under `media/schemas/`, without ending. */
  readonly name: string;
  readonly title: string;
  /** Where such files lie, from `.precedent/`, without ending: `.yaml` and `.yml` both count. */
  readonly places: readonly string[];
  readonly schema: z.ZodType;
}

/** Every kind of workspace file, once: editors complete and check what is listed here. */
export const workspaceFileKinds: readonly WorkspaceFileKind[] = [
  {
    name: 'attempt',
    title: 'An attempt: one idea tried, and what was learned',
    places: ['attempts/*'],
    schema: attemptFileSchema,
  },
  {
    name: 'definitions',
    title: 'What columns, metrics and datasets mean',
    places: ['definitions/*'],
    schema: definitionsFileSchema,
  },
  {
    name: 'dismissal',
    title: 'A finding set aside, with the reason',
    places: ['dismissals/*'],
    schema: dismissalFileSchema,
  },
  {
    name: 'objective',
    title: 'An objective: what is predicted, for which decision, judged by which metric',
    places: ['objective', 'objectives/*'],
    schema: objectiveFileSchema,
  },
];
