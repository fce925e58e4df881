import { conventionalModule } from '../api/aliases';
import type { Value } from '../values';

/**
 * The value of a name that no code in sight binds: a module under its usual alias, a builtin, or a
 * library function that a star import may have brought.
 */
export function unboundName(name: string): Value {
  return { k: 'lib', path: conventionalModule(name) ?? `builtins.${name}` };
}
