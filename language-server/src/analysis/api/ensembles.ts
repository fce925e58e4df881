import type { ClassEffect } from './effects';
import { namesOf } from './rowsOf';

/** Estimators with the interface of scikit-learn from other libraries, by their last name. */
export const ensembleClasses: ReadonlyMap<string, ClassEffect> = new Map<string, ClassEffect>([
  ...namesOf<ClassEffect>(
    { is: 'model', family: 'ensemble' },
    'BalancedRandomForestClassifier BalancedBaggingClassifier EasyEnsembleClassifier ' +
      'RUSBoostClassifier StackingCVClassifier StackingCVRegressor EnsembleVoteClassifier ' +
      'TPOTClassifier TPOTRegressor AutoSklearnClassifier AutoSklearnRegressor',
  ),
  ...namesOf<ClassEffect>(
    { is: 'model', family: 'gradient-boosting' },
    'NGBRegressor NGBClassifier ExplainableBoostingClassifier ExplainableBoostingRegressor',
  ),
  ...namesOf<ClassEffect>(
    { is: 'model', family: 'neural-network' },
    'TabNetClassifier TabNetRegressor TabPFNClassifier NeuralNetClassifier NeuralNetRegressor',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'fit', transform: 'impute' },
    'CategoricalImputer MeanMedianImputer RandomSampleImputer EndTailImputer MissForest ' +
      'SoftImpute IterativeSVD',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'fit', transform: 'other' },
    'Winsorizer OutlierTrimmer YeoJohnsonTransformer BoxCoxTransformer ColumnStandardScaler',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'encoding', transform: 'encode' },
    'RareLabelEncoder CountFrequencyEncoder OneHotCategoricalEncoder OrdinalCategoricalEncoder',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'selection', transform: 'filter' },
    'DropConstantFeatures DropCorrelatedFeatures SmartCorrelatedSelection SelectByShuffling ' +
      'SelectBySingleFeaturePerformance RecursiveFeatureElimination BorutaShap MRMR ExhaustiveFeatureSelector',
  ),
]);
