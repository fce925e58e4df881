import type { FunctionEffect } from '../api/effects';
import { findColumn, selectColumns } from '../data/columns';
import { asData, seriesOf } from '../data/combine';
import { argument } from '../machine';
import type { Call, Machine } from '../machine';
import { none, textOf } from '../values';
import type { LibObject, Value } from '../values';

/** `ols("y ~ a + C(b)", data=df)`: a model over the columns that the formula names. */
export function formulaModel(m: Machine, path: string, call: Call, effect: FunctionEffect): Value {
  const family = effect.does === 'formula' ? effect.family : 'linear';
  const model: LibObject = {
    k: 'object',
    path,
    effect: { is: 'bound-model', family, features: 1, label: 0 },
    args: [],
    named: new Map(),
    site: call.site,
  };
  const formula = textOf(m.open(argument(call, 0, 'formula') ?? none));
  const data = asData(m.open(argument(call, 1, 'data') ?? none));
  if (formula === undefined || data === undefined) return model;
  const [left = '', right = ''] = formula.split('~', 2);
  const site = call.argSites[0] ?? call.site;
  const items = namesIn(right).map((name): Value => ({ k: 'const', value: name, site }));
  const [label] = namesIn(left);
  const column = label === undefined ? undefined : findColumn(data, label);
  const features = selectColumns(m, data, { k: 'list', items });
  return {
    ...model,
    bound: { features, ...(column === undefined ? {} : { label: seriesOf(data, column) }) },
  };
}

/** Names in a formula that are not functions applied to others. */
function namesIn(text: string): readonly string[] {
  const quoted = [...text.matchAll(/Q\(["']([^"']+)["']\)/g)].map(([, name = '']) => name);
  const plain =
    text.replace(/Q\([^)]*\)/g, ' ').match(/[A-Za-z_]\w*(?:\.\w+)*\s*(?!\w*\s*\()/g) ?? [];
  return [...new Set([...quoted, ...plain.map((name) => name.trim())])];
}
