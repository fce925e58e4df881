import { cleanLine } from '../untrustedText';
import { isRecord } from './parameters';
import { wordsOf } from './words';

/** Families by the words that classes, flavours and parameters use for them; first match wins. */
const families: readonly (readonly [RegExp, string])[] = [
  [/lightgbm|lgbm?|^lgb$/, 'lightgbm'],
  [/xgboost|xgb/, 'xgboost'],
  [/catboost/, 'catboost'],
  [/histgradientboosting|gradientboosting|gbm|gbdt/, 'gradient-boosting'],
  [/randomforest|extratrees/, 'random-forest'],
  [/decisiontree/, 'decision-tree'],
  [/logisticregression|logreg/, 'logistic-regression'],
  [/linearregression|ridge|lasso|elasticnet|ols/, 'linear-regression'],
  [/prophet/, 'prophet'],
  [/sarima|arima/, 'arima'],
  [/exponentialsmoothing|holtwinters/, 'exponential-smoothing'],
  [/temporalfusiontransformer|^tft/, 'tft'],
  [/lstm/, 'lstm'],
  [/^gru|gru$/, 'gru'],
  [/kneighbors|^knn/, 'nearest-neighbours'],
  [/^sv[cr]$|^svm|linearsv[cr]/, 'svm'],
  [/naivebayes|gaussiannb|multinomialnb/, 'naive-bayes'],
  [/^mlp/, 'neural-network'],
];

const modelKeys = [
  'model', 'model type', 'model name', 'model class', 'model family', 'estimator',
  'estimator class', 'estimator name', 'algorithm', 'algo', 'learner', 'classifier', 'regressor',
  'architecture',
]; // prettier-ignore

/** MLflow flavours that say how a model is wrapped, not what it is. */
const wrappers = new Set(['python_function', 'sklearn', 'pytorch', 'tensorflow', 'keras', 'onnx']);

/** The family that a class, flavour or parameter names (`LGBMRegressor` is `lightgbm`), else the text. */
export function modelFamily(name: string): string {
  const last = name.trim().split('.').at(-1) ?? name;
  const key = last.toLowerCase().replace(/[^a-z\d]/g, '');
  return families.find(([pattern]) => pattern.test(key))?.[1] ?? cleanLine(last).toLowerCase();
}

/** The family that a run's settings state, or undefined. */
export function familyOfSettings(settings: ReadonlyMap<string, unknown>): string | undefined {
  const byName = new Map([...settings].map(([key, value]) => [wordsOf(key).join(' '), value]));
  for (const key of modelKeys) {
    const value = byName.get(key);
    if (typeof value === 'string' && /^[\w.\-: ]{2,80}$/.test(value)) return modelFamily(value);
  }
  return undefined;
}

/** The family that the flavours of an MLflow `MLmodel` file state, or undefined. */
export function familyOfFlavours(flavours: unknown): string | undefined {
  if (!isRecord(flavours)) return undefined;
  const specific = Object.keys(flavours).find((name) => !wrappers.has(name));
  if (specific !== undefined) return modelFamily(specific);
  const generic = flavours['python_function'];
  const loader = isRecord(generic) ? generic['loader_module'] : undefined;
  const flavour = typeof loader === 'string' ? loader.replace(/^mlflow\./, '') : undefined;
  return flavour === undefined || wrappers.has(flavour) ? undefined : modelFamily(flavour);
}
