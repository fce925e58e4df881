import type { ClassEffect, FunctionEffect } from './effects';
import { namesOf } from './rowsOf';

/** Classes of Keras, by their last name or, where that is a common word, with their package. */
export const kerasClasses: ReadonlyMap<string, ClassEffect> = new Map<string, ClassEffect>([
  ...namesOf<ClassEffect>(
    { is: 'model', family: 'neural-network' },
    'Sequential keras.Model tensorflow.Model KerasClassifier KerasRegressor',
  ),
  ...namesOf<ClassEffect>(
    { is: 'dataset', features: 0, label: 1 },
    'TimeseriesGenerator keras.Sequence',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'fit', transform: 'scale' },
    'keras.Normalization tensorflow.Normalization',
  ),
  ...namesOf<ClassEffect>(
    { is: 'transformer', learns: 'encoding', transform: 'embed' },
    'TextVectorization StringLookup IntegerLookup',
  ),
]);

/** Functions of Keras, by their last name. */
export const kerasFunctions: ReadonlyMap<string, FunctionEffect> = new Map<string, FunctionEffect>([
  ...namesOf<FunctionEffect>(
    { does: 'elementwise', transform: 'other' },
    'to_categorical pad_sequences',
  ),
  ...namesOf<FunctionEffect>({ does: 'same' }, 'tensorflow.from_tensor_slices tensorflow.constant'),
]);
