import { argument } from '../machine';
import { positionSplit } from '../positions';
import { partOf } from '../rows';
import type { Rows } from '../rows';
import { booleanOf, keyOf, numberOf, textOf } from '../values';
import type { Data, Value } from '../values';
import { mergeInfluences } from '../terms';
import { dropColumns } from './columns';
import { sourcesIn } from './combine';
import { isChosen, selections } from './chosen';
import { bindLazy } from './lazy';
import type { MethodCall } from './methodCall';
import { rowsWhere } from './predicate';
import { queryPredicate } from './query';
import { redrawn } from './redrawn';
import { detached } from './detached';

/** `dropna()`, `head(n)`: fewer rows of the same table. Slices by a known count are split sides. */
export function someRows({ m, data, call }: MethodCall, side?: 'before' | 'after'): Value {
  const rest = detached(data);
  if (side === undefined) return rest;
  const count = argument(call, 0, 'n');
  const key = count === undefined ? '5' : keyOf(m.open(count));
  if (key === undefined) return rest;
  const bound = side === 'after' ? `(-${key})` : key;
  return { ...rest, rows: partOf(data.rows, { split: positionSplit(bound), side }) };
}

/** `filter(mask)`, `query("a > 1")`, polars `filter(expressions)`. */
export function filterMethod({ m, data, call, name }: MethodCall): Value {
  const rest = detached(data);
  const first = argument(call, 0, 'items');
  const opened = first === undefined ? undefined : m.open(first);
  const text = textOf(opened);
  if (name === 'query' && text !== undefined) {
    return { ...rest, rows: rowsWhere(data.rows, queryPredicate(text, call.site)) };
  }
  const pattern = call.named.has('regex') || call.named.has('like');
  if (opened?.k === 'list' || pattern) return { ...rest, narrowed: true, rows: data.rows };
  let rows = data.rows;
  for (const arg of call.args) {
    const condition = bindLazy(m, data, m.open(arg));
    if (condition.k === 'data' && condition.predicate !== undefined) {
      rows = rowsWhere(rows, condition.predicate);
    }
  }
  return { ...rest, rows };
}

/** `sample(frac=...)`: a random part; `drop(sample.index)` is its other side. */
export function sampleMethod({ m, data, call }: MethodCall): Value {
  const rest = detached(data);
  const share = numberOf(argument(call, 1, 'frac', 'fraction'));
  const repeats = booleanOf(argument(call, 2, 'replace', 'with_replacement')) === true;
  if (repeats) return redrawn(rest, 'sample', call.site);
  if (share === 1) return rest;
  return { ...rest, rows: partOf(data.rows, { split: m.unique(call.site), side: 'in' }) };
}

/** `drop(columns=[...])`, `drop("a", axis=1)`, `drop(other.index)`, polars `drop("a", "b")`. */
export function dropMethod({ m, data, call }: MethodCall): Value {
  const rest = detached(data);
  const columns = call.named.get('columns');
  const axis = argument(call, 1, 'axis');
  const byColumn = numberOf(axis) === 1 || textOf(axis) === 'columns' || data.library === 'polars';
  const target = columns ?? (byColumn ? undefined : argument(call, 0, 'labels', 'index'));
  if (columns !== undefined) return dropNamed(rest, m.open(columns));
  if (byColumn) {
    return call.args.reduce<Data>((left, arg) => dropNamed(left, m.open(arg)), rest);
  }
  const rows = target === undefined ? undefined : m.open(target);
  if (rows?.k === 'rowIndex' && rows.rows !== undefined) {
    return { ...rest, rows: complement(data, rows.rows, m, call.site) };
  }
  if (
    data.shape === 'frame' &&
    rows !== undefined &&
    namesOf(rows).length > 0 &&
    axis === undefined
  ) {
    return { ...rest };
  }
  return rest;
}

/** The table without these columns; where a test chose them, each of them may have stayed. */
function dropNamed(data: Data, names: Value): Data {
  if (!isChosen(names)) {
    const dropped = dropColumns(data, namesOf(names));
    return isListed(names) ? dropped : { ...dropped, narrowed: true };
  }
  return {
    ...data,
    narrowed: true,
    influences: mergeInfluences(data.influences, selections(names.chosenBy)),
  };
}

/** Whether every name is written out. */
function isListed(names: Value): boolean {
  if (names.k === 'const') return true;
  const isSequence = names.k === 'list' || names.k === 'tuple' || names.k === 'set';
  return isSequence && names.rest === undefined && namesOf(names).length === names.items.length;
}

/** The rows that a part left behind: the other side of its last split. */
function complement(data: Data, taken: Rows, m: MethodCall['m'], site: string): Rows {
  const last = taken[0]?.parts.at(-1);
  if (last === undefined) return partOf(data.rows, { split: `mask:${site}`, side: 'false' });
  const side = last.side === 'in' ? 'out' : `not ${last.side}`;
  if (last.side === 'in') emitSampleSplit(m, data, last.split);
  return partOf(data.rows, { split: last.split, side });
}

function emitSampleSplit(m: MethodCall['m'], data: Data, split: string): void {
  m.emit({
    kind: 'split',
    site: split.split('~')[0] ?? split,
    api: 'sample',
    how: 'random',
    shuffled: true,
    rows: data.rows,
    columns: sourcesIn(data),
    timeEvidence: data.timeEvidence,
    groupKeys: [],
  });
}

/** Column names in a string, a list of strings, or nothing. */
export function namesOf(value: Value): readonly string[] {
  const text = textOf(value);
  if (text !== undefined) return [text];
  if (value.k !== 'list' && value.k !== 'tuple' && value.k !== 'set') return [];
  return value.items.flatMap((item) => textOf(item) ?? []);
}
