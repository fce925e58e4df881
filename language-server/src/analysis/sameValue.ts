import type { Cls, Fn } from './values';

/**
 * Whether two analysis values are structurally equal. Shared parts are recognised by identity, so
 * that comparing a value with its re-computed twin costs what was built anew. Functions and classes
 * are equal when they are the same code (their site) over the same captured values.
 */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b);
  if (a instanceof Map) return b instanceof Map && sameEntries(a, b);
  if (isCode(a)) return isCode(b) && sameCode(a, b);
  return sameFields(a, b);
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
}

function sameEntries(a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (!b.has(key) || !sameValue(value, b.get(key))) return false;
  return true;
}

function sameFields(a: object, b: object): boolean {
  if (!isRecord(a) || !isRecord(b)) return false;
  let fields = 0;
  for (const key in a) {
    if (!(key in b) || !sameValue(a[key], b[key])) return false;
    fields += 1;
  }
  return fields === Object.keys(b).length;
}

function isRecord(value: object): value is Readonly<Record<string, unknown>> {
  return !Array.isArray(value) && !(value instanceof Map) && !(value instanceof Set);
}

function isCode(value: object): value is Fn | Cls {
  return 'k' in value && (value.k === 'fn' || value.k === 'class') && 'site' in value;
}

function sameCode(a: Fn | Cls, b: Fn | Cls): boolean {
  if (a.k !== b.k || a.site !== b.site || a.name !== b.name) return false;
  if (a.k === 'fn' && b.k === 'fn') {
    return sameValue(a.defaults, b.defaults) && sameValue(a.closure, b.closure);
  }
  return (
    a.k === 'class' &&
    b.k === 'class' &&
    sameValue(a.members, b.members) &&
    sameValue(a.bases, b.bases)
  );
}
