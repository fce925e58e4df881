import type { ClassEffect, FunctionEffect } from './effects';
import { namesOf } from './rowsOf';

/** Classes of PyTorch and Lightning that hold rows. */
export const torchClasses: ReadonlyMap<string, ClassEffect> = new Map<string, ClassEffect>([
  ...namesOf<ClassEffect>({ is: 'dataset', features: 0, label: 1 }, 'TensorDataset'),
]);

/** Functions of PyTorch, by their last name. */
export const torchFunctions: ReadonlyMap<string, FunctionEffect> = new Map<string, FunctionEffect>([
  ...namesOf<FunctionEffect>(
    { does: 'same' },
    'torch.tensor torch.from_numpy torch.as_tensor torch.FloatTensor torch.LongTensor ' +
      'torch.DataLoader torch.Subset torch.Tensor torch.Variable',
  ),
  ...namesOf<FunctionEffect>({ does: 'split-by-lengths' }, 'random_split'),
]);
