import type { ClassEffect, FunctionEffect } from './effects';
import { namesOf } from './rowsOf';

/** Classes of statsmodels, which take their data when they are made. */
export const statsmodelsClasses: ReadonlyMap<string, ClassEffect> = new Map<string, ClassEffect>([
  ...namesOf<ClassEffect>(
    { is: 'bound-model', family: 'linear', features: 1, label: 0 },
    'OLS GLS WLS GLM GLSAR RLM QuantReg',
  ),
  ...namesOf<ClassEffect>(
    { is: 'bound-model', family: 'logistic', features: 1, label: 0 },
    'Logit Probit MNLogit',
  ),
  ...namesOf<ClassEffect>(
    { is: 'bound-model', family: 'time-series', features: 0, label: 0 },
    'ARIMA SARIMAX ARMA AutoReg ExponentialSmoothing SimpleExpSmoothing Holt VAR VARMAX ' +
      'UnobservedComponents',
  ),
]);

/** Models given by a formula over the columns of a table: `ols("y ~ a + b", data=df)`. */
export const statsmodelsFunctions: ReadonlyMap<string, FunctionEffect> = new Map<
  string,
  FunctionEffect
>([
  ...namesOf<FunctionEffect>(
    { does: 'formula', family: 'linear' },
    'ols gls wls glm rlm mixedlm quantreg poisson negativebinomial',
  ),
  ...namesOf<FunctionEffect>({ does: 'formula', family: 'logistic' }, 'logit probit mnlogit'),
  ...namesOf<FunctionEffect>({ does: 'elementwise', transform: 'other' }, 'add_constant'),
]);
