import type { FunctionEffect } from './effects';
import { namesOf } from './rowsOf';

/** Functions of numpy, by their last name. */
export const arrayFunctions: ReadonlyMap<string, FunctionEffect> = new Map<string, FunctionEffect>([
  ...namesOf<FunctionEffect>(
    { does: 'elementwise', transform: 'log' },
    'log log1p log10 log2 sqrt cbrt exp expm1',
  ),
  ...namesOf<FunctionEffect>(
    { does: 'elementwise', transform: 'other' },
    'abs absolute round around rint floor ceil sign square power clip sin cos tan arcsin arctan2 ' +
      'tanh radians deg2rad nan_to_num isnan isfinite isinf asarray array ravel squeeze reshape ' +
      'expand_dims copy float32 float64 int32 int64 atleast_2d ascontiguousarray transpose ' +
      'logical_not vectorize digitize maximum minimum',
  ),
  ...namesOf<FunctionEffect>({ does: 'combine' }, 'where select choose logical_and logical_or'),
  ...namesOf<FunctionEffect>(
    { does: 'reduce' },
    'mean median std var max min sum average percentile quantile nanmean nanmedian nanstd ' +
      'nanpercentile nanquantile amax amin ptp corrcoef cov prod count_nonzero histogram any all ' +
      'nanmax nanmin nansum bincount argmax argmin',
  ),
  ...namesOf<FunctionEffect>({ does: 'combine' }, 'hstack column_stack c_ dstack'),
  ...namesOf<FunctionEffect>({ does: 'concat' }, 'concatenate vstack append r_'),
  ...namesOf<FunctionEffect>(
    { does: 'random' },
    'arange linspace eye rand randn randint permutation ' +
      'normal uniform choice random random_sample default_rng RandomState seed shuffle logspace',
  ),
  ...namesOf<FunctionEffect>(
    { does: 'blank' },
    'zeros ones empty full zeros_like ones_like empty_like full_like',
  ),
  ...namesOf<FunctionEffect>({ does: 'nothing' }, 'save savez savetxt set_printoptions'),
]);
