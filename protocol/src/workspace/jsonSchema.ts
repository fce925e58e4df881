import * as z from 'zod';
import type { WorkspaceFileKind } from './index';

/** The JSON Schema of a workspace file as it stands in `media/schemas/`, for YAML editors. */
export function jsonSchemaText({ title, schema }: WorkspaceFileKind): string {
  const generated = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return `${JSON.stringify({ ...generated, title }, null, 2)}\n`;
}
