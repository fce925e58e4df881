import type { Expr } from '../../python/ir';
import {
  assignColumn,
  assignColumns,
  assignPart,
  dropColumns,
  renameInOrder,
} from '../data/columns';
import { itemOfUnknown } from '../data/sources';
import { textOf, unknown } from '../values';
import type { Value } from '../values';
import { elementsOf } from '../data/elements';
import type { Machine } from '../machine';

/** Binds a value to an assignment target. */
export function assign(m: Machine, target: Expr, value: Value): void {
  switch (target.k) {
    case 'name':
      m.bind(target.id, value, m.site(target.n));
      return;
    case 'tuple':
    case 'list':
      unpack(m, target.items, value);
      return;
    case 'star':
      assign(m, target.value, value);
      return;
    case 'sub':
      assignIndexed(m, target, value);
      return;
    case 'attr':
      assignAttribute(m, target, value);
      return;
    default:
      m.evaluate(m, target);
  }
}

function unpack(m: Machine, targets: readonly Expr[], value: Value): void {
  const { known, more } = elementsOf(m, value, m.site(targets[0]?.n ?? 0));
  const star = targets.findIndex((target) => target.k === 'star');
  targets.forEach((target, index) => {
    if (target.k === 'star') {
      const taken = known.slice(index, known.length - (targets.length - index - 1));
      assign(m, target.value, { k: 'list', items: taken });
      return;
    }
    const fromEnd = star >= 0 && index > star;
    const at = fromEnd ? known.length - (targets.length - index) : index;
    assign(m, target, known[at] ?? itemOfUnknown(more ?? unknown, index));
  });
}

/** `object[index] = value`, or `del object[index]` when the value is undefined. */
export function assignIndexed(
  m: Machine,
  target: Extract<Expr, { k: 'sub' }>,
  value: Value | undefined,
): void {
  const self = m.evaluate(m, target.object);
  const object = m.open(self);
  const index = target.index.k === 'slice' ? unknown : m.evaluate(m, target.index);
  if (object.k === 'data') {
    const changed = changedData(m, { self, object, target, index: m.open(index) }, value);
    if (changed !== undefined) rebind(m, target.object, self, changed);
  } else if (object.k === 'dict' && index.k === 'const') {
    const entries = new Map(object.entries);
    const keys = new Map(object.keys);
    const name = String(index.value);
    if (value === undefined) entries.delete(name);
    else entries.set(name, m.keep(value, m.site(target.n)));
    keys.set(name, index);
    rebind(m, target.object, self, { ...object, entries, keys });
  } else if (object.k === 'dict' && value !== undefined) {
    rebind(m, target.object, self, { ...object, rest: value });
  } else if (object.k === 'indexer' && value !== undefined) {
    assignThroughIndexer(m, object.of, index, value, target);
  }
}

function changedData(
  m: Machine,
  at: {
    self: Value;
    object: Extract<Value, { k: 'data' }>;
    target: Extract<Expr, { k: 'sub' }>;
    index: Value;
  },
  value: Value | undefined,
): Extract<Value, { k: 'data' }> | undefined {
  const { object, target, index } = at;
  const name = textOf(index);
  const site = m.site(target.n);
  if (value === undefined) return name === undefined ? undefined : dropColumns(object, [name]);
  const opened = m.open(value);
  if (name !== undefined && object.shape === 'frame') {
    return assignColumn(m, object, name, opened, { site, nameSite: m.site(target.index.n) });
  }
  if (index.k === 'list') {
    const names = index.items.flatMap((item) => textOf(item) ?? []);
    const changed = assignColumns(object, names, opened, site);
    // Columns that the list holds without naming them may each have been replaced.
    const isNamed = index.names === undefined && index.rest === undefined;
    return isNamed ? changed : assignPart(changed, undefined, opened);
  }
  return assignPart(object, undefined, opened);
}

function assignThroughIndexer(
  m: Machine,
  owner: Value,
  index: Value,
  value: Value,
  target: Extract<Expr, { k: 'sub' }>,
): void {
  const object = m.open(owner);
  if (object.k !== 'data') return;
  const parts = index.k === 'tuple' ? index.items : [index];
  const name = textOf(parts[1] ?? (parts.length > 1 ? unknown : undefined));
  const places = { site: m.site(target.n), nameSite: m.site(target.index.n) };
  const changed =
    name !== undefined && isEveryRow(target.index)
      ? assignColumn(m, object, name, m.open(value), places)
      : assignPart(object, name, m.open(value));
  const base = target.object.k === 'attr' ? target.object.object : target.object;
  rebind(m, base, owner, changed);
}

/** `[:, "name"]`. */
function isEveryRow(index: Expr): boolean {
  const rows = index.k === 'tuple' ? index.items[0] : undefined;
  return rows?.k === 'slice' && rows.lower === undefined && rows.upper === undefined;
}

/** Stores a changed object: behind its reference, or under the name that held the value itself. */
function rebind(m: Machine, expr: Expr, self: Value, changed: Value): void {
  if (self.k === 'ref' && isObject(changed)) {
    m.change(self, changed);
  } else if (expr.k === 'name') {
    m.bind(expr.id, changed, m.site(expr.n));
  }
}

function isObject(value: Value): value is Extract<Value, { k: 'data' | 'dict' | 'list' }> {
  return value.k === 'data' || value.k === 'dict' || value.k === 'list';
}

function assignAttribute(m: Machine, target: Extract<Expr, { k: 'attr' }>, value: Value): void {
  const self = m.evaluate(m, target.object);
  const object = m.open(self);
  if (object.k === 'instance') {
    const fields = new Map(object.fields);
    fields.set(target.name, m.keep(value, m.site(target.n)));
    m.change(self, { ...object, fields });
  } else if (object.k === 'data' && target.name === 'columns') {
    const names = m.open(value);
    if (names.k === 'list') rebind(m, target.object, self, renameInOrder(object, names));
  } else if (object.k === 'data' && target.name !== 'index') {
    const places = { site: m.site(target.n), nameSite: m.site(target.at) };
    rebind(m, target.object, self, assignColumn(m, object, target.name, m.open(value), places));
  }
}
