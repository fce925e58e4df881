import { argument } from '../machine';
import type { Call, Machine } from '../machine';
import { besideOf, unionOf } from '../rows';
import { joinData } from '../join';
import type { Site, Term } from '../facts';
import { mergeInfluences, windowTerms } from '../terms';
import { none, textOf } from '../values';
import type { Column, Data, Rest, Value } from '../values';
import { asData, mapTerms } from './combine';
import {
  assignColumn,
  columnFrom,
  dropColumns,
  findColumn,
  selectColumn,
  withColumn,
} from './columns';
import type { MethodCall } from './methodCall';
import { namesOf } from './rowMethods';
import { closed } from './detached';

/** `left.merge(right, on=...)`, `left.join(right)`: the left rows with the columns of both. */
export function mergeMethod({ m, data, call }: MethodCall): Value {
  const other = asData(m.open(argument(call, 0, 'right', 'other') ?? none));
  return other === undefined ? data : mergeTables(m, data, other, call);
}

/** Joins two tables; names that both hold get the suffixes `_x` and `_y` unless they are keys. */
export function mergeTables(m: Machine, left: Data, other: Data, call: Call): Data {
  const right = readsLater(call) ? mapTerms(other, (terms) => laterTerms(terms, call.site)) : other;
  const keys = new Set(
    ['on', 'left_on', 'right_on', 'by', 'left_by', 'right_by'].flatMap((name) =>
      namesOf(m.open(call.named.get(name) ?? none)),
    ),
  );
  for (const arg of call.args.slice(1, 3)) for (const name of namesOf(m.open(arg))) keys.add(name);
  const clash = new Set(
    right.columns
      .map((c) => c.name)
      .filter((name) => !keys.has(name) && left.columns.some((c) => c.name === name)),
  );
  const suffix = suffixes(m, left, call);
  const columns = [
    ...left.columns.map((column) => renamed(column, clash, suffix[0])),
    ...right.columns.filter((c) => !keys.has(c.name)).map((c) => renamed(c, clash, suffix[1])),
    ...right.columns.filter((c) => keys.has(c.name) && findColumn(left, c.name) === undefined),
  ];
  const rest = joinRests(left.rest, right.rest);
  return {
    ...closed(left),
    shape: 'frame',
    columns,
    ...(rest === undefined ? {} : { rest }),
    rows: left.rows.length === 0 ? right.rows : left.rows,
    influences: mergeInfluences(left.influences, right.influences),
    timeEvidence: [...new Set([...left.timeEvidence, ...right.timeEvidence])],
  };
}

/** Whether an as-of join takes the next row of the other table, or whichever is nearer. */
function readsLater(call: Call): boolean {
  const direction = textOf(call.named.get('direction') ?? call.named.get('strategy'));
  return direction === 'forward' || direction === 'nearest';
}

function laterTerms(terms: readonly Term[], site: Site): readonly Term[] {
  return windowTerms(terms, { size: 'unknown', ahead: true }, site);
}

function suffixes(m: Machine, left: Data, call: Call): readonly [string, string] {
  const given = call.named.get('suffixes');
  const opened = given === undefined ? undefined : m.open(given);
  if (opened?.k === 'tuple' || opened?.k === 'list') {
    return [textOf(opened.items[0]) ?? '', textOf(opened.items[1]) ?? ''];
  }
  if (left.library === 'polars') return ['', textOf(call.named.get('suffix')) ?? '_right'];
  const lsuffix = textOf(call.named.get('lsuffix'));
  const rsuffix = textOf(call.named.get('rsuffix'));
  return [lsuffix ?? '_x', rsuffix ?? '_y'];
}

function renamed(column: Column, clash: ReadonlySet<string>, suffix: string): Column {
  return clash.has(column.name) ? { ...column, name: column.name + suffix } : column;
}

function joinRests(a: Rest | undefined, b: Rest | undefined): Rest | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    tables: [...new Set([...a.tables, ...b.tables])],
    except: [...new Set([...a.except, ...b.except])],
  };
}

/** `a.append(b)`, `a.vstack(b)`: the rows of both. */
export function appendRows({ m, data, call }: MethodCall): Value {
  const other = asData(m.open(argument(call, 0, 'other') ?? none));
  return other === undefined ? data : stackRows(data, other);
}

/** The rows of both tables under the columns of both. */
export function stackRows(a: Data, b: Data): Data {
  return { ...joinData(a, b), rows: unionOf(a.rows, b.rows), shape: a.shape };
}

/** `assign(name=value)`; functions are called with the frame. */
export function assignMethod({ m, data, call }: MethodCall): Value {
  let frame = data;
  for (const [name, value] of call.named) {
    const opened = m.open(value);
    const result =
      opened.k === 'fn' ? m.call(m, opened, { ...call, args: [frame], named: new Map() }) : opened;
    const places = { site: call.site, nameSite: call.namedSites.get(name) ?? call.site };
    frame = assignColumn(m, frame, name, m.open(result), places);
  }
  return frame;
}

/** `insert(position, name, value)`. */
export function insertColumn({ m, self, data, call }: MethodCall): Value {
  const name = textOf(argument(call, 1, 'column'));
  const value = argument(call, 2, 'value');
  if (name !== undefined && value !== undefined) {
    m.change(self, withColumn(data, columnFrom(name, m.open(value), call.site)));
  }
  return none;
}

/** `pop("name")`: the column, which leaves the frame. */
export function popColumn({ m, self, data, call, name }: MethodCall): Value {
  const wanted = textOf(argument(call, 0, 'item', 'name'));
  if (wanted === undefined) return data;
  const nameSite = call.argSites[0] ?? call.site;
  const column = selectColumn(m, data, wanted, { site: call.site, nameSite });
  if (name === 'pop') m.change(self, dropColumns(data, [wanted]));
  return column;
}

/** `set_index("name")`: the column no longer is one of the features. */
export function setIndex({ m, data, call }: MethodCall): Value {
  return dropColumns(data, namesOf(m.open(argument(call, 0, 'keys') ?? none)));
}

/** `rename(columns={"a": "b"})`; on a series, `rename("b")` and polars `alias("b")`. */
export function renameColumns({ m, data, call }: MethodCall): Value {
  const mapping = m.open(argument(call, 0, 'columns', 'mapper', 'mapping') ?? none);
  const name = textOf(mapping);
  const [only] = data.columns;
  if (name !== undefined && data.shape === 'series' && only !== undefined) {
    return { ...data, columns: [{ ...only, name }] };
  }
  if (mapping.k !== 'dict') return data;
  let frame = data;
  for (const [before, after] of mapping.entries) {
    const next = textOf(m.open(after));
    const column = findColumn(frame, before);
    if (next === undefined || column === undefined) continue;
    frame = withColumn(dropColumns(frame, [before]), { ...column, name: next });
  }
  return frame;
}

/** All that a list of tables holds, stacked or side by side. */
export function concatTables(tables: readonly Data[], sideBySide: boolean): Data | undefined {
  const [first, ...others] = tables;
  if (first === undefined) return undefined;
  if (!sideBySide) return others.reduce(stackRows, first);
  return others.reduce((frame, other) => {
    const rest = joinRests(frame.rest, other.rest);
    return {
      ...other.columns.reduce(withColumn, frame),
      shape: frame.shape === 'array' ? 'array' : 'frame',
      ...(rest === undefined ? {} : { rest }),
      rows: besideOf(frame.rows, other.rows),
      influences: mergeInfluences(frame.influences, other.influences),
      timeEvidence: [...new Set([...frame.timeEvidence, ...other.timeEvidence])],
    };
  }, first);
}
