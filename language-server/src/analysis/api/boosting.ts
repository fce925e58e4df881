import type { ClassEffect, FunctionEffect } from './effects';

/** Native interfaces of LightGBM, XGBoost, CatBoost and statsmodels, by dotted suffix. */
export const nativeClasses: ReadonlyMap<string, ClassEffect> = new Map<string, ClassEffect>([
  ['lightgbm.Dataset', { is: 'dataset', features: 0, label: 1 }],
  ['xgboost.DMatrix', { is: 'dataset', features: 0, label: 1 }],
  ['xgboost.QuantileDMatrix', { is: 'dataset', features: 0, label: 1 }],
  ['catboost.Pool', { is: 'dataset', features: 0, label: 1 }],
  ['lightgbm.early_stopping', { is: 'opaque' }],
  ['OLS', { is: 'bound-model', family: 'linear', features: 1, label: 0 }],
  ['GLS', { is: 'bound-model', family: 'linear', features: 1, label: 0 }],
  ['WLS', { is: 'bound-model', family: 'linear', features: 1, label: 0 }],
  ['GLM', { is: 'bound-model', family: 'linear', features: 1, label: 0 }],
  ['Logit', { is: 'bound-model', family: 'logistic', features: 1, label: 0 }],
  ['Probit', { is: 'bound-model', family: 'logistic', features: 1, label: 0 }],
]);

export const nativeFunctions: ReadonlyMap<string, FunctionEffect> = new Map<string, FunctionEffect>(
  [
    ['lightgbm.train', { does: 'train', family: 'lightgbm' }],
    ['xgboost.train', { does: 'train', family: 'xgboost' }],
    ['catboost.train', { does: 'train', family: 'catboost' }],
  ],
);
