import type { ClassEffect, FunctionEffect } from './effects';
import { namesOf } from './rowsOf';

/** Forecasters of Prophet, sktime, darts and pmdarima, by their last name. */
export const forecastingClasses: ReadonlyMap<string, ClassEffect> = new Map<string, ClassEffect>([
  ...namesOf<ClassEffect>({ is: 'model', family: 'prophet' }, 'Prophet NeuralProphet'),
  ...namesOf<ClassEffect>(
    { is: 'model', family: 'time-series' },
    'AutoARIMA NaiveForecaster ThetaForecaster AutoETS ReducedRegressionForecaster TBATS BATS ' +
      'NBEATSModel TFTModel RNNModel BlockRNNModel TCNModel TransformerModel LightGBMModel ' +
      'RandomForest XGBModel LinearRegressionModel NaiveSeasonal FFT KalmanForecaster ' +
      'TrendForecaster PolynomialTrendForecaster',
  ),
]);

/** Functions of sktime, by their last name. */
export const forecastingFunctions: ReadonlyMap<string, FunctionEffect> = new Map<
  string,
  FunctionEffect
>([...namesOf<FunctionEffect>({ does: 'split', how: 'time' }, 'temporal_train_test_split')]);
