import type { ClassEffect } from './effects';
import { namesOf } from './rowsOf';

/** Classes of Spark ML that scikit-learn does not have, by their last name. */
export const sparkClasses: ReadonlyMap<string, ClassEffect> = new Map<string, ClassEffect>([
  ...namesOf<ClassEffect>({ is: 'search' }, 'CrossValidator TrainValidationSplit'),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'encoding', transform: 'encode' },
    'StringIndexer VectorIndexer OneHotEncoderEstimator',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'nothing', transform: 'other' },
    'VectorAssembler HashingTF RegexTokenizer StopWordsRemover NGram Bucketizer IndexToString SQLTransformer',
  ),
  ...namesOf<ClassEffect>({ is: 'transformer', learns: 'fit', transform: 'embed' }, 'IDF Word2Vec'),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'fit', transform: 'bin' },
    'QuantileDiscretizer',
  ),
  ...namesOf<ClassEffect>(
    { is: 'model', family: 'gradient-boosting' },
    'GBTClassifier GBTRegressor',
  ),
  ...namesOf<ClassEffect>({ is: 'model', family: 'linear' }, 'GeneralizedLinearRegression'),
  ...namesOf<ClassEffect>({ is: 'model', family: 'recommender' }, 'ALS'),
]);
