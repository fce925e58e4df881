import type { Rows } from './rows';

/**
 * A place in code that survives edits elsewhere: `<cell uid>|<statement key>|<node number>`.
 * Turned into a range only when something is shown.
 */
export type Site = string;

/**
 * A column of a stored table. When the code alone leaves open which of several joined tables holds
 * the column, `tables` lists the candidates in join order; knowledge of schemas picks one later.
 */
export interface SourceColumn {
  readonly tables: readonly string[];
  readonly column: string;
}

/** A moving or growing window over ordered rows. `size` is `all` for expanding windows. */
export interface WindowSpan {
  readonly size: number | 'all' | 'unknown';
  /** Whether the window reaches rows after the current one (centred, forward). */
  readonly ahead: boolean;
}

/** A value computed over many rows at once: what was aggregated, over which keys and rows. */
export interface Aggregate {
  readonly site: Site;
  readonly fn: string;
  /** Grouping keys; empty for the whole frame. */
  readonly keys: readonly string[];
  readonly rows: Rows;
  /** Whether the row itself is left out (leave-one-out, out-of-fold). */
  readonly excludesSelf: boolean;
}

/** One way in which a source column reaches a value. */
export interface Term {
  readonly source: SourceColumn;
  /**
   * How many rows back the youngest value read lies: `shift(7)` is 7, `shift(-7)` is -7, a window
   * that ends at the current row is 0. `unknown` when the step is not a constant.
   */
  readonly lag: number | 'unknown';
  readonly window?: WindowSpan;
  /** Where a row after the current one was last read: a negative shift, a window that looks ahead. */
  readonly later?: Site;
  readonly aggregate?: Aggregate;
  /** Names of the contract's transform vocabulary, sorted; empty when the value passes unchanged. */
  readonly transforms: readonly string[];
  /** Other source columns that entered the same arithmetic, for interactions and ratios. */
  readonly partners: readonly string[];
}

/** A condition that rows had to meet: `df[~df.is_holiday_week]`, `df[df.date < "2024-01-01"]`. */
export interface RowFilter {
  readonly site: Site;
  readonly column: string;
  /** `true`/`false` for boolean columns, else the comparison operator. */
  readonly test: 'true' | 'false' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'other';
  readonly value?: string | number | boolean;
}

/** A column where it enters the features of a fit. */
export interface FeatureFact {
  readonly name: string;
  readonly anchor: Site;
  /** The expression that made the column, when it is not read straight from a source. */
  readonly created?: Site;
  readonly terms: readonly Term[];
}

/** All columns of these tables except the dropped ones, as features that no name in code anchors. */
export interface UnnamedFeatures {
  readonly tables: readonly string[];
  readonly except: readonly string[];
  /** The argument of the fit. */
  readonly anchor: Site;
}

/** The label of a fit. `shift` is how many rows back it was moved: `shift(-7)` gives 7. */
export interface LabelFact {
  readonly name: string;
  readonly site?: Site;
  readonly terms: readonly Term[];
  readonly shift: number;
}

/** A statistic learned from rows: by a fitted transformer, or by hand. */
export interface Influence {
  readonly site: Site;
  readonly kind: 'fit' | 'statistic' | 'encoding' | 'selection' | 'resample';
  /** Name of the estimator or function, for the message: `StandardScaler`, `mean`. */
  readonly api: string;
  readonly rows: Rows;
  readonly columns: readonly SourceColumn[];
}

/** A model was fitted. */
export interface FitEvent {
  readonly kind: 'fit';
  /** The call that trains: anchor of the code lens and of approaches without columns. */
  readonly site: Site;
  /** Class or function name of the estimator. */
  readonly model: string;
  readonly family: string;
  readonly rows: Rows;
  readonly features: readonly FeatureFact[];
  /** Columns that enter unnamed (after `drop`, or a whole table): those of the tables, but for some. */
  readonly rest?: UnnamedFeatures;
  /** Whether some features may be left out on the way, by steps inside the model or unknown code. */
  readonly mayLeaveOut: boolean;
  readonly label?: LabelFact;
  readonly influences: readonly Influence[];
  readonly filters: readonly RowFilter[];
  /** Where code put the rows in time order. */
  readonly timeEvidence: readonly Site[];
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
}

/** A fitted model was judged on rows. */
export interface EvaluationEvent {
  readonly kind: 'evaluation';
  readonly site: Site;
  /** The call that made the predictions that are judged; the same as `site` for `score`. */
  readonly predictSite: Site;
  /** What presents the score: `score`, `accuracy_score`, `predict` when only predictions are shown. */
  readonly metric: string;
  /** Whether a score is shown to a reader as a result (metric or score), not only predictions made. */
  readonly presented: boolean;
  readonly rows: Rows;
  readonly influences: readonly Influence[];
  readonly fit: FitEvent;
  /** Whether fit and judgement are those of a cross-validation's folds. */
  readonly crossValidated: boolean;
  /** Whether the rows only validate (early stopping, search), so that another set is the test. */
  readonly validation: boolean;
  /** Whether the fit ends, or keeps its best state, by the score on these rows. */
  readonly stops: boolean;
}

/** Rows were divided into parts. */
export interface SplitEvent {
  readonly kind: 'split';
  readonly site: Site;
  readonly api: string;
  readonly how: 'random' | 'random-group' | 'kfold' | 'position' | 'time' | 'mask' | 'unknown';
  readonly shuffled: boolean;
  readonly rows: Rows;
  /** Source columns seen in the table that is split, to tell whether rows are ordered in time. */
  readonly columns: readonly SourceColumn[];
  /** Whether code before the split orders or lags rows in time (shift, rolling, sort by a date). */
  readonly timeEvidence: readonly Site[];
  readonly groupKeys: readonly string[];
  readonly label?: LabelFact;
  /** For a call that returns the parts of its arguments: where they are written, and what is what. */
  readonly arguments?: SplitArguments;
}

/** The arguments of a hold-out split: each array gives a training and a test part. */
export interface SplitArguments {
  readonly arrays: readonly Site[];
  /** The variable that all arrays were selected from; its columns may need turning into pandas. */
  readonly frame?: { readonly name: string; readonly needsPandas: boolean };
  /** The share of rows that are held out. */
  readonly testShare: number;
}

/** The best score of a search over settings is read. */
export interface SearchScoreEvent {
  readonly kind: 'search-score';
  readonly site: Site;
  readonly fit: FitEvent;
}

/** A column is named in code: for hover, completion and "explain at the cursor". */
export interface MentionEvent {
  readonly kind: 'mention';
  readonly site: Site;
  readonly name: string;
  readonly terms: readonly Term[];
}

export type AnalysisEvent =
  FitEvent | EvaluationEvent | SplitEvent | SearchScoreEvent | MentionEvent;
