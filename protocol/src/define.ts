import type * as z from 'zod';

/** A request between two processes: its method name and the schemas of both directions. */
export interface RequestDefinition<P extends z.ZodType, R extends z.ZodType> {
  readonly method: string;
  readonly params: P;
  readonly result: R;
}

/** A notification between two processes: its method name and the schema of what it carries. */
export interface NotificationDefinition<P extends z.ZodType> {
  readonly method: string;
  readonly params: P;
}

/** Declares a request as plain data; both ends parse with its schemas. */
export function request<P extends z.ZodType, R extends z.ZodType>(
  method: string,
  params: P,
  result: R,
): RequestDefinition<P, R> {
  return { method, params, result };
}

/** Declares a notification as plain data; the receiving end parses with its schema. */
export function notification<P extends z.ZodType>(
  method: string,
  params: P,
): NotificationDefinition<P> {
  return { method, params };
}
