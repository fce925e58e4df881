import type { ClassEffect } from './effects';
import { namesOf } from './rowsOf';

/** Classes of imbalanced-learn, by their last name. */
export const resamplerClasses: ReadonlyMap<string, ClassEffect> = new Map<string, ClassEffect>([
  ...namesOf<ClassEffect>(
    { is: 'resampler', makes: 'more' },
    'SMOTE SMOTENC SMOTEN BorderlineSMOTE SVMSMOTE KMeansSMOTE ADASYN RandomOverSampler SMOTEENN ' +
      'SMOTETomek',
  ),
  ...namesOf<ClassEffect>(
    { is: 'resampler', makes: 'fewer' },
    'RandomUnderSampler NearMiss TomekLinks EditedNearestNeighbours RepeatedEditedNearestNeighbours ' +
      'AllKNN CondensedNearestNeighbour OneSidedSelection NeighbourhoodCleaningRule ' +
      'InstanceHardnessThreshold ClusterCentroids',
  ),
]);
