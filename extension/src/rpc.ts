import { CancellationTokenSource, type Disposable, type LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import * as z from 'zod';
import type { NotificationDefinition, RequestDefinition } from '../../protocol/src/define';

/** What a request came to: its value, or one line for a person that says why there is none. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

const deadlineMilliseconds = 30_000;

/** Sends a request and parses the answer. Never rejects; a server that does not answer is given up. */
export async function ask<P extends z.ZodType, R extends z.ZodType>(
  client: LanguageClient,
  { method, result }: RequestDefinition<P, R>,
  { params }: { readonly params: z.input<P> },
): Promise<Answer<z.output<R>>> {
  const cancellation = new CancellationTokenSource();
  const timer = setTimeout(() => cancellation.cancel(), deadlineMilliseconds);
  try {
    const answer: unknown = await client.sendRequest(method, params, cancellation.token);
    const parsed = result.safeParse(answer);
    return parsed.success
      ? { ok: true, value: parsed.data }
      : { ok: false, message: `The answer to ${method} is malformed. The log says more.` };
  } catch (error) {
    return { ok: false, message: failureText(error, cancellation.token.isCancellationRequested) };
  } finally {
    clearTimeout(timer);
    cancellation.dispose();
  }
}

/** Calls the handler with each well-formed notification; a malformed one costs one line in the log. */
export function listen<P extends z.ZodType>(
  client: LanguageClient,
  { method, params }: NotificationDefinition<P>,
  { log, handle }: { readonly log: LogOutputChannel; handle: (params: z.output<P>) => void },
): Disposable {
  return client.onNotification(method, (message: unknown) => {
    const parsed = params.safeParse(message);
    if (parsed.success) handle(parsed.data);
    else log.error(`Malformed ${method}: ${z.prettifyError(parsed.error)}`);
  });
}

function failureText(error: unknown, gaveUp: boolean): string {
  if (gaveUp) {
    return `No answer within ${deadlineMilliseconds / 1000} s. Try again, or run "Precedent: Restart".`;
  }
  return error instanceof Error ? error.message : String(error);
}
