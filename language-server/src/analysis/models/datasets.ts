import type { FunctionEffect } from '../api/effects';
import { dropColumns, findColumn } from '../data/columns';
import { seriesOf } from '../data/combine';
import { lastName } from '../data/names';
import type { Call } from '../machine';
import { rowsOf } from '../rows';
import { booleanOf, textOf } from '../values';
import type { Data, Value } from '../values';

const labelName = 'target';

/** `load_iris()`, `make_blobs(n)`: a table with its label, or both apart. The same call, the same rows. */
export function giveDataset(path: string, call: Call, effect: FunctionEffect): Value {
  const name = lastName(path);
  const table = bundled(name, call, effect);
  const apart =
    (effect.does === 'dataset' && effect.gives === 'pair') ||
    booleanOf(call.named.get('return_X_y')) === true;
  if (!apart) return table;
  const label = findColumn(table, labelName);
  const features: Data = { ...dropColumns(table, [labelName]), shape: 'array', library: 'numpy' };
  return {
    k: 'tuple',
    items: label === undefined ? [features] : [features, seriesOf(table, label)],
  };
}

function bundled(name: string, call: Call, effect: FunctionEffect): Data {
  const isMade = effect.does === 'dataset' && effect.gives === 'pair';
  const subset = textOf(call.named.get('subset')) ?? '';
  return {
    k: 'data',
    shape: 'frame',
    library: 'pandas',
    columns: [],
    rest: { tables: [name.replace(/^(load|fetch|make)_/, '')], except: [] },
    rows: rowsOf(isMade ? call.site : `dataset:${name}${subset}`),
    influences: [],
    timeEvidence: [],
  };
}
