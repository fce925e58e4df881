import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type * as z from 'zod';
import type { NotificationDefinition, RequestDefinition } from '../../protocol/src/define';
import { UserError } from './engine/userError';

/**
 * Answers one of our own requests. Parameters and result are parsed by the schemas of the
 * definition; a `UserError` reaches the client as it is, anything else is logged and named briefly.
 */
export function onRequest<P extends z.ZodType, R extends z.ZodType>(
  connection: Connection,
  definition: RequestDefinition<P, R>,
  handler: (params: z.output<P>) => Promise<z.input<R>> | z.input<R>,
): void {
  const { method, params: paramsSchema, result: resultSchema } = definition;
  connection.onRequest(method, async (raw: unknown) => {
    const params = paramsSchema.safeParse(raw);
    if (!params.success) {
      const message = `${method}: ${firstIssue(params.error)}.`;
      return new ResponseError(ErrorCodes.InvalidParams, message);
    }
    try {
      return resultSchema.parse(await handler(params.data));
    } catch (error) {
      if (error instanceof UserError) {
        return new ResponseError(ErrorCodes.InvalidRequest, error.message);
      }
      connection.console.error(`${method}: ${describeError(error)}`);
      return new ResponseError(ErrorCodes.InternalError, `${method} failed: see the output log.`);
    }
  });
}

/** Sends one of our own notifications, parsed by its schema first. */
export function sendNotification<P extends z.ZodType>(
  connection: Connection,
  definition: NotificationDefinition<P>,
  params: z.input<P>,
): void {
  // The promise only rejects when the connection is gone, and then nobody waits for the message.
  connection
    .sendNotification(definition.method, definition.params.parse(params))
    .catch(() => undefined);
}

/** The message of anything that was thrown, for the log. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.') || 'parameters'}: ${issue.message}` : 'invalid parameters';
}
