import type { SplitEvent } from '../facts';
import { elementsOf } from '../data/elements';
import type { Call, Machine } from '../machine';
import { partOf } from '../rows';
import { asData, onlyColumn, termsOf } from '../data/combine';
import { lastName } from '../data/names';
import { rowsBehind } from '../data/sources';
import { sourcesOf } from '../terms';
import { booleanOf, none, numberOf, unknown } from '../values';
import type { Data, LibObject, Value } from '../values';
import type { FunctionEffect } from '../api/effects';
import { partsOf } from '../data/parts';
import { labelOf } from './fits';
import { detached } from '../data/detached';

/** `train_test_split(a, b, ...)`: a training and a test part of each array. */
export function splitArrays(m: Machine, path: string, call: Call, effect: FunctionEffect): Value {
  const split = m.unique(call.site);
  const isOrdered = effect.does === 'split' && effect.how === 'time';
  const shuffled = !isOrdered && booleanOf(call.named.get('shuffle')) !== false;
  const opened = call.args.map((arg) => rowsBehind(m, arg) ?? m.open(arg));
  const tables = opened.flatMap((value) => asData(value) ?? []);
  const first = tables[0];
  if (first !== undefined) {
    emitSplit(m, {
      call,
      data: first,
      label: tables[1],
      api: lastName(path),
      how: isOrdered ? 'time' : shuffled ? 'random' : 'position',
      shuffled,
      arguments: argumentsOf(call, tables),
    });
  }
  const items = opened.flatMap((value) => {
    const data = asData(value);
    if (data === undefined) return [value, value];
    return ['train', 'test'].map((side): Value => part(data, split, side));
  });
  return { k: 'list', items };
}

function part(data: Data, split: string, side: string): Data {
  return { ...detached(data), rows: partOf(data.rows, { split, side }) };
}

/** What the library holds out when nobody says how much. */
const usualTestShare = 0.25;

function argumentsOf(call: Call, tables: readonly Data[]): SplitEvent['arguments'] {
  const origins = new Map(tables.map((table) => [table.selectedFrom?.name, table]));
  const [first] = tables;
  const frame = origins.size === 1 ? first?.selectedFrom : undefined;
  const testShare = numberOf(call.named.get('test_size'));
  const trainShare = numberOf(call.named.get('train_size'));
  const share = testShare ?? (trainShare === undefined ? usualTestShare : 1 - trainShare);
  return {
    arrays: call.argSites,
    testShare: share > 0 && share < 1 ? share : usualTestShare,
    ...(frame === undefined
      ? {}
      : {
          frame: {
            name: frame.name,
            needsPandas: frame.library === 'polars' && first?.library !== 'polars',
          },
        }),
  };
}

/** `random_split(dataset, [800, 200])`: a part of the rows for each length. */
export function splitByLengths(m: Machine, path: string, call: Call): Value {
  const data = rowsBehind(m, call.args[0]);
  if (data === undefined) return unknown;
  const lengths = m.open(call.args[1] ?? none);
  const count = lengths.k === 'list' || lengths.k === 'tuple' ? lengths.items.length : 2;
  emitSplit(m, {
    call,
    data,
    label: undefined,
    api: lastName(path),
    how: 'random',
    shuffled: true,
  });
  return { k: 'list', items: partsOf(data, m.unique(call.site), count) };
}

interface SplitFacts {
  readonly call: Call;
  readonly data: Data;
  readonly label: Data | undefined;
  readonly api: string;
  readonly how: SplitEvent['how'];
  readonly shuffled: boolean;
  readonly groupKeys?: readonly string[];
  readonly arguments?: SplitEvent['arguments'];
}

/** Tells that rows were divided at this call. */
export function emitSplit(m: Machine, facts: SplitFacts): void {
  const { call, data, label, api, how, shuffled, groupKeys = [] } = facts;
  const rest =
    data.rest === undefined ? [] : data.rest.tables.map((t) => ({ tables: [t], column: '*' }));
  m.emit({
    kind: 'split',
    site: call.site,
    api,
    how,
    shuffled,
    rows: data.rows,
    columns: [...sourcesOf([...termsOf(data), ...(label ? termsOf(label) : [])]), ...rest],
    timeEvidence: data.timeEvidence,
    groupKeys,
    ...(label === undefined ? {} : { label: labelOf(label) }),
    ...(facts.arguments === undefined ? {} : { arguments: facts.arguments }),
  });
}

/** `KFold(5).split(X, y, groups)`: pairs of row positions, for as many folds as there are. */
export function splitFolds(m: Machine, splitter: LibObject, call: Call): Value {
  const { effect } = splitter;
  if (effect.is !== 'splitter') return unknown;
  const data = rowsBehind(m, call.args[0]);
  const label = rowsBehind(m, call.args[1]);
  const groups = asData(m.open(call.args[2] ?? call.named.get('groups') ?? none));
  const shuffled =
    effect.shuffled === 'argument'
      ? booleanOf(splitter.named.get('shuffle')) === true
      : effect.shuffled;
  if (data !== undefined) {
    const groupKeys = groups === undefined ? [] : [onlyColumn(groups).name];
    emitSplit(m, {
      call,
      data,
      label,
      api: lastName(splitter.path),
      how: effect.how,
      shuffled,
      groupKeys,
    });
  }
  const split = m.unique(call.site);
  const pair: Value = {
    k: 'tuple',
    items: [
      { k: 'rowIndex', parts: [{ split, side: 'train' }] },
      { k: 'rowIndex', parts: [{ split, side: 'test' }] },
    ],
  };
  return { k: 'list', items: [], rest: pair };
}

/** The rows of both sides of a cross-validation, as its folds see them. */
export function foldRows(m: Machine, data: Data, call: Call): { train: Data; test: Data } {
  const split = m.unique(call.site);
  return { train: part(data, split, 'train'), test: part(data, split, 'test') };
}

/** The splitter object in a `cv=` argument, if it is one. */
export function splitterIn(m: Machine, call: Call): LibObject | undefined {
  const cv = m.open(call.named.get('cv') ?? call.args[3] ?? none);
  if (cv.k === 'object') return cv;
  const { known } = elementsOf(m, cv, call.site);
  const [first] = known.map((item) => m.open(item));
  return first?.k === 'object' ? first : undefined;
}
