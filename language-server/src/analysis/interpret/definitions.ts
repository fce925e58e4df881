import type { Stmt } from '../../python/ir';
import type { Cls, Fn, Value } from '../values';
import type { Machine } from '../machine';

/** A function value: its code, defaults evaluated now, and the local names around it. */
export function defineFunction(m: Machine, s: Extract<Stmt, { k: 'def' }>): Fn {
  const defaults = new Map<string, Value>();
  for (const param of s.params) {
    if (param.default !== undefined) defaults.set(param.name, m.evaluate(m, param.default));
  }
  const closure = capture(m);
  return {
    k: 'fn',
    site: m.site(s.n),
    name: s.name,
    params: s.params,
    body: s.body,
    defaults,
    ...(closure === undefined ? {} : { closure }),
  };
}

/** The local names that a function defined here can see; undefined at module level. */
export function capture(m: Machine): ReadonlyMap<string, Value> | undefined {
  const { scope, closure } = m.where;
  if (scope === '') return undefined;
  return new Map<string, Value>([...(closure ?? []), ...m.store.namesWithin(scope)]);
}

/** A class value: its body run once in a scope of its own, its names kept as members. */
export function defineClass(
  m: Machine,
  s: Extract<Stmt, { k: 'class' }>,
  runBlock: (m: Machine, block: readonly Stmt[]) => unknown,
): Cls {
  const bases = s.bases.map((base) => m.evaluate(m, base));
  const members = new Map<string, Value>();
  const { uid, key, globals, closure } = m.where;
  m.inside(
    m.site(s.n),
    { uid, key, globals, ...(closure === undefined ? {} : { closure }) },
    () => {
      runBlock(m, s.body);
      for (const [name, value] of m.store.namesWithin(m.where.scope)) members.set(name, value);
    },
  );
  return { k: 'class', site: m.site(s.n), name: s.name, members, bases };
}
