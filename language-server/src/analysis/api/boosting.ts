import type { ClassEffect, FunctionEffect } from './effects';

/** Native interfaces of LightGBM, XGBoost and CatBoost, by dotted suffix. */
export const nativeClasses: ReadonlyMap<string, ClassEffect> = new Map<string, ClassEffect>([
  ['lightgbm.Dataset', { is: 'dataset', features: 0, label: 1 }],
  ['xgboost.DMatrix', { is: 'dataset', features: 0, label: 1 }],
  ['xgboost.QuantileDMatrix', { is: 'dataset', features: 0, label: 1 }],
  ['catboost.Pool', { is: 'dataset', features: 0, label: 1 }],
  ['lightgbm.early_stopping', { is: 'opaque' }],
]);

export const nativeFunctions: ReadonlyMap<string, FunctionEffect> = new Map<string, FunctionEffect>(
  [
    ['lightgbm.train', { does: 'train', family: 'lightgbm' }],
    ['xgboost.train', { does: 'train', family: 'xgboost' }],
    ['catboost.train', { does: 'train', family: 'catboost' }],
  ],
);
