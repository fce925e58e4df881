import type { FunctionEffect } from './effects';
import { namesOf } from './rowsOf';

/** Functions that hand out rows, whatever the library: bundled data sets, made-up data, readers. */
export const datasetFunctions: ReadonlyMap<string, FunctionEffect> = new Map<
  string,
  FunctionEffect
>([
  ...namesOf<FunctionEffect>(
    { does: 'dataset', gives: 'table' },
    'load_iris load_boston load_breast_cancer load_diabetes load_digits load_wine load_linnerud ' +
      'fetch_california_housing fetch_20newsgroups fetch_openml fetch_covtype fetch_lfw_people ' +
      'fetch_olivetti_faces fetch_kddcup99 fetch_rcv1 fetch_20newsgroups_vectorized fetch_mldata',
  ),
  ...namesOf<FunctionEffect>(
    { does: 'dataset', gives: 'pair' },
    'make_classification make_regression make_blobs make_moons make_circles make_friedman1 ' +
      'make_friedman2 make_friedman3 make_hastie_10_2 make_multilabel_classification ' +
      'make_gaussian_quantiles make_swiss_roll make_s_curve',
  ),
  ...namesOf<FunctionEffect>(
    { does: 'read' },
    'genfromtxt loadtxt DataReader seaborn.load_dataset yfinance.download loadarff',
  ),
]);
