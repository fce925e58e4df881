import type { Machine } from '../machine';
import type { Cls, Value } from '../values';

/** A member of a class or of the user classes that it extends. */
export function memberOf(m: Machine, cls: Cls, name: string): Value | undefined {
  const own = cls.members.get(name);
  if (own !== undefined) return own;
  for (const base of cls.bases) {
    const opened = m.open(base);
    const inherited = opened.k === 'class' ? memberOf(m, opened, name) : undefined;
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}
