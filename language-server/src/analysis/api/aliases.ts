const modules: ReadonlyMap<string, string> = new Map([
  ['np', 'numpy'],
  ['pd', 'pandas'],
  ['pl', 'polars'],
  ['plt', 'matplotlib.pyplot'],
  ['sns', 'seaborn'],
  ['tf', 'tensorflow'],
  ['keras', 'keras'],
  ['torch', 'torch'],
  ['xgb', 'xgboost'],
  ['lgb', 'lightgbm'],
  ['sklearn', 'sklearn'],
  ['sm', 'statsmodels.api'],
  ['smf', 'statsmodels.formula.api'],
]);

/** The module that a name stands for by convention, where a notebook leaves its import out. */
export function conventionalModule(alias: string): string | undefined {
  return modules.get(alias);
}
