import type { Machine } from '../machine';
import { none, textOf } from '../values';
import type { Data, Lazy, Seq, Value } from '../values';
import { assignColumn, dropColumns, findColumn, selectColumns } from './columns';
import { asData } from './combine';
import { callOn } from './methodCall';
import type { MethodCall } from './methodCall';
import { ungrouped } from './detached';

/** Evaluates a polars expression on a frame; other values stand for themselves. */
export function bindLazy(m: Machine, data: Data, value: Value): Value {
  return value.k === 'lazy' ? bind(m, data, value) : value;
}

function bind(m: Machine, data: Data, lazy: Lazy): Value {
  const { op } = lazy;
  switch (op.kind) {
    case 'value':
      return m.open(op.value);
    case 'all':
      return dropColumns(data, op.except);
    case 'column':
      return bindColumns(m, data, op.names);
    case 'bin': {
      const left = bind(m, data, op.left);
      const right = bind(m, data, op.right);
      return m.arithmetic(m, { op: op.op, left, right, site: lazy.site });
    }
    case 'call':
      return bindCall(m, data, lazy, op);
  }
}

function bindColumns(m: Machine, data: Data, names: readonly Value[]): Value {
  const items = names.flatMap((name) => (name.k === 'const' ? [name] : []));
  const chosen = selectColumns(m, data, { k: 'list', items });
  if (chosen.columns.length !== 1) return chosen;
  const [column] = chosen.columns;
  return {
    ...chosen,
    shape: 'series',
    predicate: {
      kind: 'filter',
      filter: {
        site: items[0]?.site ?? '',
        column: column?.terms[0]?.source.column ?? column?.name ?? '',
        test: 'true',
      },
    },
  };
}

function bindCall(
  m: Machine,
  data: Data,
  lazy: Lazy,
  op: Extract<Lazy['op'], { kind: 'call' }>,
): Value {
  if (op.method === 'over') {
    const keys = op.args.flatMap((arg) => namesIn(m, arg));
    // The statistic is the whole expression, with the groups that it is taken over.
    const inner = bind(m, { ...data, grouped: keys }, { ...op.on, site: lazy.site });
    if (inner.k !== 'data') return inner;
    return data.grouped === undefined ? ungrouped(inner) : { ...inner, grouped: data.grouped };
  }
  const self = bind(m, data, op.on);
  const on = asData(self);
  if (op.method === 'not_')
    return m.arithmetic(m, { op: '~', left: self, right: none, site: lazy.site });
  if (on === undefined) return self;
  const args = op.args.map((arg) => bindLazy(m, data, m.open(arg)));
  const named = new Map([...op.named].map(([key, arg]) => [key, bindLazy(m, data, m.open(arg))]));
  const argSites = args.map(() => lazy.site);
  return callOn(m, on, op.method, {
    site: lazy.site,
    args,
    named,
    argSites,
    namedSites: new Map(),
  });
}

function namesIn(m: Machine, value: Value): readonly string[] {
  const opened = m.open(value);
  const text = textOf(opened);
  if (text !== undefined) return [text];
  if (opened.k === 'list' || opened.k === 'tuple')
    return opened.items.flatMap((i) => namesIn(m, i));
  if (opened.k === 'lazy' && opened.op.kind === 'column') {
    return opened.op.names.flatMap((name) => textOf(name) ?? []);
  }
  return [];
}

/** `with_columns(expressions, name=expression)`. */
export function withColumnsMethod(c: MethodCall): Value {
  const { m, data, call } = c;
  let frame = data;
  for (const { name, value, site } of namedExpressions(c)) {
    frame = assignColumn(m, frame, name, bindLazy(m, data, value), { site, nameSite: site });
  }
  const spark = textOf(call.args[0]);
  const second = call.args[1];
  if (spark !== undefined && second !== undefined && call.args.length === 2) {
    const value = bindLazy(m, data, m.open(second));
    frame = assignColumn(m, frame, spark, value, {
      site: call.site,
      nameSite: call.argSites[0] ?? call.site,
    });
  }
  return frame;
}

/** `select(names or expressions)`. */
export function selectMethod(c: MethodCall): Value {
  const { m, data, call } = c;
  const items = call.args.flatMap((arg) => itemsOf(m.open(arg)));
  const names: Seq = { k: 'list', items: items.filter((item) => textOf(item) !== undefined) };
  let frame = selectColumns(m, data, names);
  for (const { name, value, site } of namedExpressions(c)) {
    const bound = bindLazy(m, data, value);
    const anchor = value.k === 'lazy' ? anchorOf(value) : undefined;
    frame = assignColumn(m, frame, name, bound, { site, nameSite: site });
    const column = findColumn(frame, name);
    if (anchor !== undefined && column !== undefined) {
      frame = {
        ...frame,
        columns: frame.columns.map((k) => (k === column ? { ...column, anchor } : k)),
      };
    }
  }
  return frame;
}

function itemsOf(value: Value): readonly Value[] {
  return value.k === 'list' || value.k === 'tuple' ? value.items : [value];
}

interface Named {
  readonly name: string;
  readonly value: Value;
  readonly site: string;
}

function namedExpressions({ m, call }: MethodCall): readonly Named[] {
  const found: Named[] = [];
  call.args.forEach((arg, index) => {
    for (const item of itemsOf(m.open(arg))) {
      const value = m.open(item);
      if (value.k !== 'lazy') continue;
      for (const name of outputNames(m, value)) {
        found.push({
          name,
          value: only(value, name),
          site: value.site || (call.argSites[index] ?? call.site),
        });
      }
    }
  });
  for (const [name, arg] of call.named) {
    found.push({ name, value: m.open(arg), site: call.namedSites.get(name) ?? call.site });
  }
  return found;
}

/** Of an expression over several columns, the one that gives this output. */
function only(value: Lazy, name: string): Lazy {
  const { op } = value;
  if (op.kind === 'column' && op.names.length > 1) {
    return { ...value, op: { kind: 'column', names: op.names.filter((n) => n.value === name) } };
  }
  return op.kind === 'call' ? { ...value, op: { ...op, on: only(op.on, name) } } : value;
}

/** Names of the columns that an expression makes: the last alias, else those of its root columns. */
function outputNames(m: Machine, lazy: Lazy): readonly string[] {
  const { op } = lazy;
  switch (op.kind) {
    case 'column':
      return op.names.flatMap((name) => textOf(name) ?? []);
    case 'call': {
      const alias = op.method === 'alias' ? textOf(op.args[0]) : undefined;
      return alias === undefined ? outputNames(m, op.on) : [alias];
    }
    case 'bin':
      return outputNames(m, op.left).slice(0, 1);
    case 'value':
      return op.value.k === 'const' ? ['literal'] : [];
    case 'all':
      return [];
  }
}

function anchorOf(lazy: Lazy): string | undefined {
  const { op } = lazy;
  if (op.kind === 'column') return op.names[0]?.site;
  if (op.kind === 'call') {
    const alias = op.method === 'alias' && op.args[0]?.k === 'const' ? op.args[0].site : undefined;
    return alias ?? anchorOf(op.on);
  }
  return op.kind === 'bin' ? anchorOf(op.left) : undefined;
}
