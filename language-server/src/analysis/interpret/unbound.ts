import { classEffect, functionEffect } from '../api';
import { conventionalModule } from '../api/aliases';
import type { Value } from '../values';
import { isBuiltin } from './builtins';

/**
 * The value of a name that no code in sight binds: a builtin, a library function that a star import
 * may have brought, a module under its usual alias, or something made elsewhere.
 */
export function unboundName(name: string): Value {
  const module = conventionalModule(name);
  if (module !== undefined) return { k: 'lib', path: module };
  const path = `builtins.${name}`;
  const isCode = isBuiltin(name) || /^[A-Z]/.test(name) || isOfLibrary(path);
  return isCode ? { k: 'lib', path } : { k: 'unknown', key: `unbound:${name}` };
}

function isOfLibrary(path: string): boolean {
  return functionEffect(path) !== undefined || classEffect(path) !== undefined;
}
