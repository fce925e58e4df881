import { deepEqual } from 'node:assert/strict';
import { AnalysedCells } from './analysedCells';
import { printEvent } from './printEvents';

/** Cells behind those that import the libraries and load two tables, and the events they tell. */
export interface EventCase {
  readonly name: string;
  readonly cells: readonly string[];
  /** Fits, judgements and splits in order, as `printEvent` writes them. */
  readonly events: readonly string[];
}

const loaded = [
  {
    uid: 'imports',
    text: `import numpy as np
import pandas as pd
import polars as pl
from sklearn.compose import ColumnTransformer
from sklearn.feature_selection import SelectKBest
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import mean_absolute_error, roc_auc_score
from sklearn.model_selection import GridSearchCV, GroupKFold, KFold, StratifiedKFold
from sklearn.model_selection import TimeSeriesSplit, cross_val_score, train_test_split
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler`,
  },
  { uid: 'load', text: 'df = pd.read_csv("sales.csv", parse_dates=["day"])' },
  { uid: 'stores', text: 'stores = pd.read_csv("stores.csv")' },
];

/** One test a case. */
export function checkEvents(cases: readonly EventCase[]): void {
  for (const { name, cells, events } of cases) {
    it(name, () => {
      const open = new AnalysedCells();
      const code = cells.map((text, index) => ({ uid: index === 0 ? 'code' : `${index}`, text }));
      open.update([...loaded, ...code]);
      const told = open.analysis.events().filter(({ kind }) => kind !== 'mention');
      deepEqual(told.map(printEvent), events);
    });
  }
}
