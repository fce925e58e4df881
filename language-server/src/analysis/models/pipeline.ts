import type { Influence, Site } from '../facts';
import { elementsOf } from '../data/elements';
import type { Machine } from '../machine';
import { lastName } from '../data/names';
import { sourcesIn } from '../data/combine';
import type { Data, LibObject, Value } from '../values';

/** The objects inside a pipeline, column transformer, search or wrapper, in order. */
export function stepsOf(m: Machine, object: LibObject): readonly LibObject[] {
  switch (object.effect.is) {
    case 'pipeline':
    case 'column-transformer':
      return [...object.args, ...object.named.values()].flatMap((arg) => objectsIn(m, arg));
    case 'search':
    case 'wrapper': {
      const inner =
        object.args[0] ?? object.named.get('estimator') ?? object.named.get('base_estimator');
      return inner === undefined ? [] : objectsIn(m, inner);
    }
    default:
      return [];
  }
}

function objectsIn(m: Machine, value: Value): readonly LibObject[] {
  const opened = m.open(value);
  if (opened.k === 'object') return [opened];
  if (opened.k !== 'list' && opened.k !== 'tuple') return [];
  return elementsOf(m, opened, '').known.flatMap((item) => objectsIn(m, item));
}

/** The estimator that predicts in the end: the last step, the searched estimator, or itself. */
export function innermost(m: Machine, object: LibObject): LibObject {
  const steps = stepsOf(m, object);
  const last = object.effect.is === 'column-transformer' ? undefined : steps[steps.length - 1];
  return last === undefined ? object : innermost(m, last);
}

/** Whether a step takes some columns and leaves the others, or is of a class that is not known. */
export function picksColumns(m: Machine, object: LibObject): boolean {
  const { effect } = object;
  if (effect.is === 'column-transformer' || effect.is === 'opaque') return true;
  if (effect.is === 'transformer' && effect.learns === 'selection') return true;
  return stepsOf(m, object).some((step) => picksColumns(m, step));
}

/** Whether the object, or the last step in it, is a model rather than a transformer. */
export function isModel(m: Machine, object: LibObject): boolean {
  const { is } = innermost(m, object).effect;
  return is === 'model' || is === 'bound-model';
}

/** What every transformer in the object learns from these rows. */
export function learnedBy(
  m: Machine,
  object: LibObject,
  data: Data,
  site: Site,
): readonly Influence[] {
  const steps = stepsOf(m, object);
  if (steps.length > 0) return steps.flatMap((step) => learnedBy(m, step, data, site));
  const { effect } = object;
  if (effect.is !== 'transformer' || effect.learns === 'nothing') return [];
  return [
    {
      site,
      kind: effect.learns,
      api: lastName(object.path),
      rows: data.rows,
      columns: sourcesIn(data),
    },
  ];
}
