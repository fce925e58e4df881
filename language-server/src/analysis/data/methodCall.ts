import type { Call, Machine } from '../machine';
import type { Data, Value } from '../values';

/** A method call on rows, with everything that a handler may need. */
export interface MethodCall {
  readonly m: Machine;
  /** The value as the code holds it (a reference, when it can change in place). */
  readonly self: Value;
  readonly data: Data;
  readonly name: string;
  readonly call: Call;
}

/** Calls a method of rows as code would: `mean` of the rows that another method has made. */
export function callOn(m: Machine, data: Data, name: string, call: Call): Value {
  return m.call(m, { k: 'method', self: data, name, site: call.site }, call);
}
