/**
 * The words in which library knowledge is written. Supporting a library is adding rows that use
 * them; the interpreter knows the words, never a library.
 */

/** What a transformer takes from the rows it is fitted on. */
export type Learns = 'fit' | 'encoding' | 'selection' | 'nothing';

/** What a class of a library is, once constructed. */
export type ClassEffect =
  | { readonly is: 'transformer'; readonly learns: Learns; readonly transform: string }
  | { readonly is: 'model'; readonly family: string }
  /** Holds steps: a list of (name, object), or the objects themselves. */
  | { readonly is: 'pipeline' }
  | { readonly is: 'column-transformer' }
  /** Chooses settings by cross-validation around another estimator (its first argument). */
  | { readonly is: 'search' }
  /** Wraps another estimator (its first argument) without choosing. */
  | { readonly is: 'wrapper' }
  | { readonly is: 'splitter'; readonly how: SplitHow; readonly shuffled: boolean | 'argument' }
  /** Makes further rows out of those it is given, or leaves some of them out. */
  | { readonly is: 'resampler'; readonly makes: 'more' | 'fewer' }
  /** Holds features and label for a native training function, by argument position. */
  | { readonly is: 'dataset'; readonly features: number; readonly label: number }
  /** Takes its data when constructed and fits without arguments. */
  | {
      readonly is: 'bound-model';
      readonly family: string;
      readonly features: number;
      readonly label: number;
    }
  /** Takes the rows to train and to evaluate on by these names, and trains when told to. */
  | {
      readonly is: 'trainer';
      readonly family: string;
      readonly trains: string;
      readonly evaluates: string;
    }
  | { readonly is: 'opaque' };

export type SplitHow =
  'random' | 'random-group' | 'kfold' | 'position' | 'time' | 'mask' | 'unknown';

/** What a library function does. */
export type FunctionEffect =
  /** Reads stored rows; the first argument names them. */
  | { readonly does: 'read' }
  | { readonly does: 'read-sql' }
  /** Hands out a data set: a table with its label, or features and label apart. */
  | { readonly does: 'dataset'; readonly gives: 'table' | 'pair' }
  /** A model over the columns that a formula names. */
  | { readonly does: 'formula'; readonly family: string }
  /** The first argument in another type. */
  | { readonly does: 'same' }
  /** Another object with the same settings, not fitted. */
  | { readonly does: 'clone' }
  /** The rows of each argument in another order, the same for all. */
  | { readonly does: 'shuffle' }
  /** Parts of the first argument, as many as there are lengths. */
  | { readonly does: 'split-by-lengths' }
  | { readonly does: 'split'; readonly how: SplitHow }
  /** Compares labels with predictions, in this argument order. */
  | { readonly does: 'metric' }
  /** Scores a model: (model, X, y). */
  | { readonly does: 'scorer' }
  | { readonly does: 'cross-validate' }
  | { readonly does: 'elementwise'; readonly transform: string }
  | { readonly does: 'reduce' }
  | { readonly does: 'combine' }
  | { readonly does: 'concat' }
  | { readonly does: 'merge' }
  | { readonly does: 'frame' }
  | { readonly does: 'encode' }
  /** Draws rows anew, by default with replacement. */
  | { readonly does: 'redraw' }
  | { readonly does: 'learned'; readonly learns: Learns; readonly transform: string }
  | { readonly does: 'pipeline' }
  | { readonly does: 'column-transformer' }
  /** Trains natively: (parameters, dataset). */
  | { readonly does: 'train'; readonly family: string }
  | { readonly does: 'column' }
  | { readonly does: 'literal' }
  | { readonly does: 'random' }
  /** An array of the asked size that the code fills. */
  | { readonly does: 'blank' }
  /** Shows, stores or prints: nothing flows on. */
  | { readonly does: 'nothing' };

/** What a method of rows (frame, series, array) does. */
export type MethodEffect =
  /** Same rows, same values. */
  | { readonly does: 'same' }
  /** Same rows and values in another library's type. */
  | { readonly does: 'convert'; readonly library: 'pandas' | 'polars' }
  | { readonly does: 'sort' }
  | { readonly does: 'elementwise'; readonly transform: string }
  /** One value per column, or per group. */
  | { readonly does: 'reduce' }
  | { readonly does: 'count' }
  | { readonly does: 'cumulate' }
  /** The position of a row: no value is read. */
  | { readonly does: 'row-number' }
  | { readonly does: 'shift' }
  | { readonly does: 'difference' }
  | { readonly does: 'fill-forward' }
  | { readonly does: 'fill-backward' }
  | { readonly does: 'rank' }
  | { readonly does: 'rolling' }
  | { readonly does: 'expanding' }
  | { readonly does: 'window-reduce' }
  | { readonly does: 'groupby' }
  | { readonly does: 'over' }
  | { readonly does: 'resample' }
  | { readonly does: 'some-rows' }
  | { readonly does: 'first-rows' }
  | { readonly does: 'last-rows' }
  | { readonly does: 'filter' }
  | { readonly does: 'sample' }
  /** The first rows, or all but the first: `take(n)`, `skip(n)`. */
  | { readonly does: 'take'; readonly side: 'before' | 'after' }
  /** A random part for each weight: `randomSplit([0.7, 0.3])`. */
  | { readonly does: 'random-parts' }
  /** A dict of a training and a test part. */
  | { readonly does: 'named-parts' }
  | { readonly does: 'drop' }
  | { readonly does: 'rename' }
  | { readonly does: 'assign' }
  | { readonly does: 'with-columns' }
  | { readonly does: 'select' }
  | { readonly does: 'select-dtypes' }
  | { readonly does: 'merge' }
  | { readonly does: 'append' }
  | { readonly does: 'map' }
  | { readonly does: 'apply' }
  | { readonly does: 'transform' }
  | { readonly does: 'aggregate' }
  | { readonly does: 'pipe' }
  | { readonly does: 'set-index' }
  | { readonly does: 'pop' }
  | { readonly does: 'fill' }
  | { readonly does: 'membership' }
  /** A boolean for each row. */
  | { readonly does: 'test' }
  | { readonly does: 'array' }
  | { readonly does: 'insert' }
  | { readonly does: 'pivot' }
  | { readonly does: 'nothing' };
