import type { Stmt } from '../../python/ir';
import type { Machine } from '../machine';

/** Binds imported names to dotted library paths. */
export function importNames(m: Machine, s: Extract<Stmt, { k: 'import' }>): void {
  for (const { module, name, as } of s.names) {
    const site = m.site(s.n);
    if (name === '*') continue;
    if (name !== undefined) {
      m.bind(as ?? name, { k: 'lib', path: `${module}.${name}` }, site);
    } else if (as !== undefined) {
      m.bind(as, { k: 'lib', path: module }, site);
    } else {
      const root = module.split('.')[0] ?? module;
      m.bind(root, { k: 'lib', path: root }, site);
    }
  }
}
