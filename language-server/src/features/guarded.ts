import type { CancellationToken, Connection } from 'vscode-languageserver';
import { describeError } from '../rpc';

/**
 * Wraps a request handler so that a failure costs this one answer: it is logged and the editor gets
 * `empty`. A request that was cancelled while it waited is answered empty without work.
 */
export function guarded<P, R>(
  connection: Connection,
  name: string,
  { empty, answer }: { empty: R; answer: (params: P) => R | Promise<R> },
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    if (token.isCancellationRequested) return empty;
    try {
      return await answer(params);
    } catch (error) {
      connection.console.error(`${name}: ${describeError(error)}`);
      return empty;
    }
  };
}
