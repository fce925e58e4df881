import { argument } from '../machine';
import { positionSplit } from '../positions';
import { partOf } from '../rows';
import { booleanOf, keyOf, none } from '../values';
import type { Const, Data, Value } from '../values';
import { sourcesIn } from './combine';
import { detached } from './detached';
import type { MethodCall } from './methodCall';

/** The rows of a value on one side of a split. */
export function partOfData(data: Data, split: string, side: string): Data {
  return { ...detached(data), rows: partOf(data.rows, { split, side }) };
}

/** `take(n)`, `skip(n)`: the two sides of a split at row n. */
export function takeRows({ m, data, call }: MethodCall, side: 'before' | 'after'): Value {
  const count = m.open(argument(call, 0, 'count', 'num') ?? none);
  const key = count.k === 'const' || count.k === 'scalar' ? keyOf(count) : undefined;
  return key === undefined ? detached(data) : partOfData(data, positionSplit(key), side);
}

/** `randomSplit([0.7, 0.3])`: a part for each weight; two are training and test. */
export function randomParts({ m, data, call }: MethodCall): Value {
  const weights = m.open(argument(call, 0, 'weights') ?? none);
  const count = weights.k === 'list' ? weights.items.length : 2;
  emitRandomSplit({ m, data, call, api: 'randomSplit' });
  return { k: 'list', items: partsOf(data, m.unique(call.site), count) };
}

/** A part for each of `count` lengths; the first one is for training. */
export function partsOf(data: Data, split: string, count: number): readonly Data[] {
  return Array.from({ length: count }, (_, index) =>
    partOfData(data, split, index === 0 ? 'train' : `test${String(index)}`),
  );
}

/** `dataset.train_test_split(test_size=0.1)`: a dict of both parts. */
export function namedParts({ m, data, call }: MethodCall): Value {
  const split = m.unique(call.site);
  emitRandomSplit({ m, data, call, api: 'train_test_split' });
  const names = ['train', 'test'];
  return {
    k: 'dict',
    entries: new Map(names.map((name) => [name, partOfData(data, split, name)])),
    keys: new Map(names.map((name): [string, Const] => [name, { k: 'const', value: name }])),
  };
}

function emitRandomSplit(e: Pick<MethodCall, 'm' | 'data' | 'call'> & { api: string }): void {
  const shuffled = booleanOf(e.call.named.get('shuffle')) !== false;
  e.m.emit({
    kind: 'split',
    site: e.call.site,
    api: e.api,
    how: shuffled ? 'random' : 'position',
    shuffled,
    rows: e.data.rows,
    columns: sourcesIn(e.data),
    timeEvidence: e.data.timeEvidence,
    groupKeys: [],
  });
}
