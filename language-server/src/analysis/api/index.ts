import { nativeClasses, nativeFunctions } from './boosting';
import { datasetFunctions } from './datasets';
import type { ClassEffect, FunctionEffect } from './effects';
import { ensembleClasses } from './ensembles';
import { forecastingClasses, forecastingFunctions } from './forecasting';
import { huggingfaceClasses } from './huggingface';
import { kerasClasses, kerasFunctions } from './keras';
import { arrayFunctions } from './numpy';
import { tableFunctions } from './pandas';
import { sparkClasses } from './pyspark';
import { resamplerClasses } from './resamplers';
import { sklearnClasses, sklearnFunctions } from './sklearn';
import { statsmodelsClasses, statsmodelsFunctions } from './statsmodels';
import { torchClasses, torchFunctions } from './torch';

/** The libraries: each adds classes and functions. A further library is a further row. */
const classTables: readonly ReadonlyMap<string, ClassEffect>[] = [
  nativeClasses,
  resamplerClasses,
  sklearnClasses,
  ensembleClasses,
  statsmodelsClasses,
  forecastingClasses,
  kerasClasses,
  torchClasses,
  sparkClasses,
  huggingfaceClasses,
];
const functionTables: readonly {
  readonly roots: ReadonlySet<string> | 'any';
  readonly table: ReadonlyMap<string, FunctionEffect>;
}[] = [
  { roots: 'any', table: nativeFunctions },
  { roots: 'any', table: datasetFunctions },
  { roots: new Set(['statsmodels']), table: statsmodelsFunctions },
  { roots: new Set(['keras', 'tensorflow', 'tf_keras']), table: kerasFunctions },
  { roots: new Set(['torch']), table: torchFunctions },
  { roots: new Set(['sktime']), table: forecastingFunctions },
  {
    roots: new Set(['pandas', 'polars', 'dask', 'cudf', 'modin', 'datetime', 'pyspark']),
    table: tableFunctions,
  },
  { roots: new Set(['numpy', 'cupy', 'jax', 'scipy', 'random', 'math']), table: arrayFunctions },
  { roots: 'any', table: sklearnFunctions },
];

/** What the class at this dotted path is; unknown paths are matched by their last names. */
export function classEffect(path: string): ClassEffect | undefined {
  return suffixesOf(path).reduce<ClassEffect | undefined>(
    (found, name) => found ?? classTables.map((table) => table.get(name)).find(Boolean),
    undefined,
  );
}

/** What the function at this dotted path does. */
export function functionEffect(path: string): FunctionEffect | undefined {
  const root = path.split('.', 1)[0] ?? '';
  for (const name of suffixesOf(path)) {
    for (const { roots, table } of functionTables) {
      const effect = roots === 'any' || roots.has(root) ? table.get(name) : undefined;
      if (effect !== undefined) return effect;
    }
  }
  return undefined;
}

/** `a.b.c` as `a.b.c`, `b.c`, `c`, plus the package with the last name (`a.c`). */
function suffixesOf(path: string): readonly string[] {
  const names = path.split('.');
  const last = names[names.length - 1] ?? path;
  return [path, `${names[0] ?? ''}.${last}`, ...names.map((_, i) => names.slice(i).join('.'))];
}
