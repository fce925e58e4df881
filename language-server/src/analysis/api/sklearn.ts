import type { ClassEffect, FunctionEffect } from './effects';
import { namesOf } from './rowsOf';

/** Classes of scikit-learn and of libraries that keep its interface, by their last name. */
export const sklearnClasses: ReadonlyMap<string, ClassEffect> = new Map<string, ClassEffect>([
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'fit', transform: 'scale' },
    'StandardScaler MinMaxScaler MaxAbsScaler RobustScaler QuantileTransformer PowerTransformer',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'fit', transform: 'impute' },
    'SimpleImputer IterativeImputer KNNImputer Imputer MissingIndicator',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'fit', transform: 'bin' },
    'KBinsDiscretizer EqualFrequencyDiscretiser EqualWidthDiscretiser DecisionTreeDiscretiser',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'fit', transform: 'embed' },
    'PCA TruncatedSVD NMF FastICA KernelPCA IncrementalPCA SparsePCA FactorAnalysis TSNE UMAP ' +
      'LinearDiscriminantAnalysis_ Isomap LatentDirichletAllocation GaussianRandomProjection ' +
      'FeatureAgglomeration MiniBatchSparsePCA LocallyLinearEmbedding SpectralEmbedding Nystroem',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'fit', transform: 'embed' },
    'TfidfVectorizer TfidfTransformer',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'encoding', transform: 'embed' },
    'CountVectorizer DictVectorizer Tokenizer',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'encoding', transform: 'encode' },
    'OneHotEncoder OrdinalEncoder LabelEncoder LabelBinarizer MultiLabelBinarizer BinaryEncoder ' +
      'HelmertEncoder SumEncoder BackwardDifferenceEncoder CountEncoder BaseNEncoder',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'fit', transform: 'target-encode' },
    'TargetEncoder LeaveOneOutEncoder CatBoostEncoder JamesSteinEncoder MEstimateEncoder WOEEncoder ' +
      'GLMMEncoder MeanEncoder QuantileEncoder',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'selection', transform: 'filter' },
    'SelectKBest SelectPercentile SelectFpr SelectFdr SelectFwe SelectFromModel RFE RFECV ' +
      'SequentialFeatureSelector GenericUnivariateSelect VarianceThreshold BorutaPy Boruta',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'nothing', transform: 'other' },
    'Normalizer PolynomialFeatures FunctionTransformer Binarizer HashingVectorizer FeatureHasher ' +
      'SplineTransformer KernelCenterer AdditiveChi2Sampler HashingEncoder',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'fit', transform: 'bin' },
    'KMeans MiniBatchKMeans DBSCAN Birch AgglomerativeClustering MeanShift OPTICS SpectralClustering ' +
      'AffinityPropagation GaussianMixture BisectingKMeans HDBSCAN',
  ),
  ...namesOf<ClassEffect>({ is: 'pipeline' }, 'Pipeline FeatureUnion'),
  ...namesOf<ClassEffect>({ is: 'column-transformer' }, 'ColumnTransformer DataFrameMapper'),
  ...namesOf<ClassEffect>(
    { is: 'search' },
    'GridSearchCV RandomizedSearchCV HalvingGridSearchCV HalvingRandomSearchCV BayesSearchCV ' +
      'OptunaSearchCV TuneSearchCV TuneGridSearchCV',
  ),
  ...namesOf<ClassEffect>(
    { is: 'wrapper' },
    'CalibratedClassifierCV MultiOutputClassifier MultiOutputRegressor OneVsRestClassifier ' +
      'OneVsOneClassifier TransformedTargetRegressor BaggingClassifier_ RegressorChain',
  ),
  ...splitters(),
  ...models(),
]);

function splitters(): readonly (readonly [string, ClassEffect])[] {
  return [
    ...namesOf<ClassEffect>(
      { is: 'splitter', how: 'kfold', shuffled: 'argument' },
      'KFold StratifiedKFold',
    ),
    ...namesOf<ClassEffect>(
      { is: 'splitter', how: 'kfold', shuffled: true },
      'RepeatedKFold RepeatedStratifiedKFold LeaveOneOut LeavePOut',
    ),
    ...namesOf<ClassEffect>(
      { is: 'splitter', how: 'random', shuffled: true },
      'ShuffleSplit StratifiedShuffleSplit',
    ),
    ...namesOf<ClassEffect>(
      { is: 'splitter', how: 'random-group', shuffled: true },
      'GroupShuffleSplit GroupKFold StratifiedGroupKFold LeaveOneGroupOut LeavePGroupsOut',
    ),
    ...namesOf<ClassEffect>(
      { is: 'splitter', how: 'time', shuffled: false },
      'TimeSeriesSplit BlockingTimeSeriesSplit PurgedKFold ExpandingWindowSplitter SlidingWindowSplitter',
    ),
    ...namesOf<ClassEffect>({ is: 'splitter', how: 'unknown', shuffled: false }, 'PredefinedSplit'),
  ];
}

/** Estimators by family: the family is what attempts and lessons call the model. */
function models(): readonly (readonly [string, ClassEffect])[] {
  const families: readonly (readonly [string, string])[] = [
    ['linear', 'LinearRegression Ridge Lasso ElasticNet RidgeCV LassoCV ElasticNetCV Lars LassoLars BayesianRidge ARDRegression HuberRegressor TheilSenRegressor RANSACRegressor PoissonRegressor TweedieRegressor GammaRegressor QuantileRegressor SGDRegressor OrthogonalMatchingPursuit PLSRegression KernelRidge LassoLarsCV'],
    ['logistic', 'LogisticRegression LogisticRegressionCV SGDClassifier RidgeClassifier RidgeClassifierCV Perceptron PassiveAggressiveClassifier PassiveAggressiveRegressor'],
    ['random-forest', 'RandomForestClassifier RandomForestRegressor ExtraTreesClassifier ExtraTreesRegressor IsolationForest'],
    ['tree', 'DecisionTreeClassifier DecisionTreeRegressor ExtraTreeClassifier'],
    ['gradient-boosting', 'GradientBoostingClassifier GradientBoostingRegressor HistGradientBoostingClassifier HistGradientBoostingRegressor AdaBoostClassifier AdaBoostRegressor'],
    ['svm', 'SVC SVR LinearSVC LinearSVR NuSVC NuSVR OneClassSVM'],
    ['knn', 'KNeighborsClassifier KNeighborsRegressor NearestCentroid RadiusNeighborsClassifier'],
    ['naive-bayes', 'GaussianNB MultinomialNB BernoulliNB ComplementNB CategoricalNB'],
    ['neural-network', 'MLPClassifier MLPRegressor BernoulliRBM'],
    ['discriminant', 'LinearDiscriminantAnalysis QuadraticDiscriminantAnalysis'],
    ['gaussian-process', 'GaussianProcessRegressor GaussianProcessClassifier'],
    ['ensemble', 'VotingClassifier VotingRegressor StackingClassifier StackingRegressor BaggingClassifier BaggingRegressor'],
    ['dummy', 'DummyClassifier DummyRegressor'],
    ['lightgbm', 'LGBMRegressor LGBMClassifier LGBMRanker LGBMModel'],
    ['xgboost', 'XGBRegressor XGBClassifier XGBRanker XGBRFClassifier XGBRFRegressor'],
    ['catboost', 'CatBoostRegressor CatBoostClassifier CatBoost CatBoostRanker'],
  ]; // prettier-ignore
  return families.flatMap(([family, names]) =>
    namesOf<ClassEffect>({ is: 'model', family }, names),
  );
}

/** Functions of scikit-learn, by their last name. */
export const sklearnFunctions: ReadonlyMap<string, FunctionEffect> = new Map<
  string,
  FunctionEffect
>([
  ...namesOf<FunctionEffect>({ does: 'split', how: 'random' }, 'train_test_split'),
  ...namesOf<FunctionEffect>(
    { does: 'cross-validate' },
    'cross_val_score cross_validate cross_val_predict learning_curve validation_curve',
  ),
  ...namesOf<FunctionEffect>({ does: 'pipeline' }, 'make_pipeline make_union'),
  ...namesOf<FunctionEffect>({ does: 'column-transformer' }, 'make_column_transformer'),
  ...namesOf<FunctionEffect>(
    { does: 'learned', learns: 'fit', transform: 'scale' },
    'scale minmax_scale maxabs_scale robust_scale quantile_transform power_transform zscore boxcox yeojohnson',
  ),
  ...namesOf<FunctionEffect>({ does: 'elementwise', transform: 'other' }, 'normalize binarize'),
  ...namesOf<FunctionEffect>({ does: 'encode' }, 'label_binarize'),
  ...namesOf<FunctionEffect>(
    { does: 'scorer' },
    'plot_confusion_matrix plot_roc_curve plot_precision_recall_curve permutation_importance ' +
      'plot_det_curve from_estimator',
  ),
  ...namesOf<FunctionEffect>({ does: 'metric' }, metricNames()),
  ...namesOf<FunctionEffect>({ does: 'shuffle' }, 'shuffle'),
  ...namesOf<FunctionEffect>({ does: 'clone' }, 'clone'),
  ...namesOf<FunctionEffect>({ does: 'same' }, 'copy.copy copy.deepcopy'),
  ...namesOf<FunctionEffect>({ does: 'redraw' }, 'utils.resample sklearn.resample'),
]);

function metricNames(): string {
  return (
    'accuracy_score balanced_accuracy_score average_precision_score brier_score_loss ' +
    'classification_report cohen_kappa_score confusion_matrix dcg_score ndcg_score det_curve ' +
    'f1_score fbeta_score hamming_loss hinge_loss jaccard_score log_loss matthews_corrcoef ' +
    'multilabel_confusion_matrix precision_score recall_score precision_recall_fscore_support ' +
    'precision_recall_curve roc_curve roc_auc_score top_k_accuracy_score zero_one_loss ' +
    'explained_variance_score max_error mean_absolute_error mean_squared_error ' +
    'root_mean_squared_error mean_squared_log_error median_absolute_error r2_score ' +
    'root_mean_squared_log_error mean_absolute_percentage_error mean_poisson_deviance ' +
    'mean_gamma_deviance mean_tweedie_deviance d2_tweedie_score mean_pinball_loss ' +
    'coverage_error label_ranking_loss label_ranking_average_precision_score auc_score ' +
    'from_predictions d2_absolute_error_score'
  );
}
