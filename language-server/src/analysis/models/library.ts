import { classEffect, functionEffect } from '../api';
import type { FunctionEffect } from '../api/effects';
import type { Call, Machine } from '../machine';
import { none } from '../values';
import type { Value } from '../values';
import { flowsFrom } from '../data/combine';
import {
  applyReduce,
  arrange,
  blankArray,
  combineAll,
  encode,
  frameFrom,
  learnAndApply,
  lazyColumn,
  literal,
  mapElements,
  mergeFunction,
  sameValues,
  shuffleTogether,
} from './functions';
import { crossValidate, judgePredictions, judgeModel } from './judge';
import { giveDataset } from './datasets';
import { formulaModel } from './formula';
import { construct, pipelineOf, trainNatively, unfitted } from './objects';
import { readSql, readTable } from './readers';
import { redraw } from './redraw';
import { splitArrays, splitByLengths } from './splits';

type Handler = (m: Machine, path: string, call: Call, effect: FunctionEffect) => Value;

/** One handler per word of the function vocabulary. */
const handlers: Readonly<Record<FunctionEffect['does'], Handler>> = {
  read: (m, path, call) => readTable(m, path, call),
  'read-sql': (m, path, call) => readSql(m, path, call),
  dataset: (_m, path, call, effect) => giveDataset(path, call, effect),
  formula: (m, path, call, effect) => formulaModel(m, path, call, effect),
  same: (m, _path, call) => sameValues(m, call),
  clone: (m, _path, call) => unfitted(m, call),
  shuffle: (m, _path, call) => shuffleTogether(m, call),
  'split-by-lengths': (m, path, call) => splitByLengths(m, path, call),
  split: (m, path, call, effect) => splitArrays(m, path, call, effect),
  metric: (m, path, call) => judgePredictions(m, path, call),
  scorer: (m, path, call) => judgeModel(m, path, call),
  'cross-validate': (m, path, call) => crossValidate(m, path, call),
  elementwise: (m, _path, call, effect) => mapElements(m, call, effect),
  reduce: (m, path, call) => applyReduce(m, path, call),
  combine: (m, path, call) => combineAll(m, path, call),
  blank: () => blankArray(),
  concat: (m, path, call) => arrange(m, path, call),
  merge: (m, path, call) => mergeFunction(m, path, call),
  frame: (m, path, call) => frameFrom(m, path, call),
  encode: (m, path, call) => encode(m, path, call),
  learned: (m, path, call, effect) => learnAndApply(m, path, call, effect),
  redraw: (m, _path, call) => redraw(m, call),
  pipeline: (_m, path, call) => pipelineOf(path, call),
  'column-transformer': (_m, path, call) => pipelineOf(path, call),
  train: (m, path, call, effect) => trainNatively(m, path, call, effect),
  column: (_m, _path, call) => lazyColumn(call),
  literal: (_m, path, call) => literal(path, call),
  random: (_m, _path, call) => ({ k: 'scalar', key: call.site, influences: [], terms: [] }),
  nothing: () => none,
};

/** Calls a function or class of a library by its dotted path. */
export function callLibrary(m: Machine, path: string, call: Call): Value {
  const effect = functionEffect(path);
  if (effect !== undefined) return handlers[effect.does](m, path, call, effect);
  const known = classEffect(path);
  if (known !== undefined) return construct(path, known, call);
  const last = path.slice(path.lastIndexOf('.') + 1);
  if (/^[A-Z]/.test(last)) return construct(path, { is: 'opaque' }, call);
  const result = flowsFrom(m, call);
  const isInSight = path.startsWith('builtins.') || (result.k === 'unknown' && result.from);
  return isInSight ? result : { k: 'unknown', key: m.unique(call.site) };
}
