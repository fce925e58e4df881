import type { Expr, Param, Stmt } from '../python/ir';
import type { ClassEffect } from './api/effects';
import type { FitEvent, Influence, RowFilter, Site, Term } from './facts';
import type { RowPart, Rows } from './rows';

/** One column of a table value. */
export interface Column {
  readonly name: string;
  readonly terms: readonly Term[];
  readonly influences: readonly Influence[];
  /** Where its name was last written when it was selected. */
  readonly anchor?: Site;
  /** The expression that made it, when it is not read straight from a source. */
  readonly created?: Site;
  /** Set when the column holds a model's predictions. */
  readonly predictedBy?: Prediction;
}

/** Which fit predicted, and where. */
export interface Prediction {
  readonly fit: FitEvent;
  readonly site: Site;
}

/** Columns that exist without being named in code: those of `tables`, but for some. */
export interface Rest {
  readonly tables: readonly string[];
  readonly except: readonly string[];
}

/** How a boolean series tests rows, so that filtering by it and by its negation are told apart. */
export type Predicate =
  | { readonly kind: 'filter'; readonly filter: RowFilter }
  | { readonly kind: 'part'; readonly split: string; readonly side: string }
  | { readonly kind: 'and'; readonly all: readonly Predicate[] };

/**
 * Anything made of rows: a frame, a series, an array, an index, a boolean mask.
 * A series has exactly one column; an array keeps the columns it was made from.
 */
export interface Data {
  readonly k: 'data';
  readonly shape: 'frame' | 'series' | 'array' | 'index';
  readonly library: 'pandas' | 'polars' | 'numpy';
  readonly columns: readonly Column[];
  readonly rest?: Rest;
  /** Set when columns may have been left out in a way that was not followed. */
  readonly narrowed?: true;
  readonly rows: Rows;
  /** Statistics that reached the value as a whole. */
  readonly influences: readonly Influence[];
  readonly predicate?: Predicate;
  /** Set while a function is applied per group: aggregates spread over the group. */
  readonly grouped?: readonly string[];
  /** The frame and column that the series is a view of, for in-place methods. */
  readonly viewOf?: { readonly frame: string; readonly column: string };
  /** The variable that these columns or rows were selected from by a subscript. */
  readonly selectedFrom?: { readonly name: string; readonly library: Data['library'] };
  /** Where code put these rows in time order (sort by a date, a lag, a window). */
  readonly timeEvidence: readonly Site[];
  /** Result of the model's prediction on these rows. */
  readonly predictedBy?: Prediction;
}

/** A constant, with the place where it is written when it is a string or number in the code. */
export interface Const {
  readonly k: 'const';
  readonly value: string | number | boolean | null;
  readonly site?: Site;
}

/** One number of unknown value; `key` is equal for equal computations. */
export interface Scalar {
  readonly k: 'scalar';
  readonly key?: string;
  readonly influences: readonly Influence[];
  /** The terms that the number was computed from, for statistics that flow back into columns. */
  readonly terms: readonly Term[];
  /** For booleans about rows that are not those of a table: `np.random.rand(n) < 0.8`. */
  readonly predicate?: Predicate;
}

export interface Seq {
  readonly k: 'list' | 'tuple' | 'set';
  readonly items: readonly Value[];
  /** Stands for further items of unknown number. */
  readonly rest?: Value;
  /** For a list of column names: the columns that it holds without naming them. */
  readonly names?: Rest;
  /** Set when a test that is not known chose the items: some may be missing. What the test rests on. */
  readonly chosenBy?: readonly Influence[];
}

export interface Dict {
  readonly k: 'dict';
  readonly entries: ReadonlyMap<string, Value>;
  readonly keys: ReadonlyMap<string, Const>;
  readonly rest?: Value;
}

/** A user function: its code, where it is written, and the local names that it closes over. */
export interface Fn {
  readonly k: 'fn';
  readonly site: Site;
  readonly name: string;
  readonly params: readonly Param[];
  readonly body: readonly Stmt[] | Expr;
  readonly defaults: ReadonlyMap<string, Value>;
  readonly closure?: ReadonlyMap<string, Value>;
}

export interface Cls {
  readonly k: 'class';
  readonly site: Site;
  readonly name: string;
  readonly members: ReadonlyMap<string, Value>;
  readonly bases: readonly Value[];
}

export interface Instance {
  readonly k: 'instance';
  readonly cls: Cls;
  readonly fields: ReadonlyMap<string, Value>;
}

/** A module, function or class of a library, by its dotted path. */
export interface Lib {
  readonly k: 'lib';
  readonly path: string;
}

export interface Method {
  readonly k: 'method';
  readonly self: Value;
  readonly name: string;
  readonly site: Site;
}

/** An object of a library class: estimator, transformer, pipeline, splitter. Lives on the heap. */
export interface LibObject {
  readonly k: 'object';
  readonly path: string;
  readonly effect: ClassEffect;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly site: Site;
  /** What a transformer learned. */
  readonly learned?: readonly Influence[];
  /** The last fit of a model. */
  readonly fit?: FitEvent;
  /** Raw data bound by the constructor (`lgb.Dataset(X, y)`, `OLS(y, X)`). */
  readonly bound?: { readonly features?: Value; readonly label?: Value };
}

/** `groupby(keys)`, perhaps with columns chosen; or rows taken in windows. */
export interface Grouped {
  readonly k: 'grouped';
  readonly of: Data;
  readonly keys: readonly string[];
  readonly chosen?: readonly string[];
  readonly single: boolean;
}
export interface Windowed {
  readonly k: 'windowed';
  readonly of: Data;
  readonly size: number | 'all' | 'unknown';
  readonly ahead: boolean;
  readonly site: Site;
}

/** A polars expression: evaluated when a frame is given. */
export interface Lazy {
  readonly k: 'lazy';
  readonly op:
    | { readonly kind: 'column'; readonly names: readonly Const[] }
    | { readonly kind: 'all'; readonly except: readonly string[] }
    | { readonly kind: 'value'; readonly value: Value }
    | {
        readonly kind: 'call';
        readonly on: Lazy;
        readonly method: string;
        readonly args: readonly Value[];
        readonly named: ReadonlyMap<string, Value>;
      }
    | { readonly kind: 'bin'; readonly op: string; readonly left: Lazy; readonly right: Lazy };
  readonly site: Site;
}

/** Row positions of one side of a split, or of a value's rows: `df.iloc[idx]`, `train.index`. */
export interface RowIndex {
  readonly k: 'rowIndex';
  /** The parts of splits that the positions lie in... */
  readonly parts?: readonly RowPart[];
  /** ...or the rows that they are of. */
  readonly rows?: Rows;
  /** What the rows that they are of were computed from. */
  readonly influences?: readonly Influence[];
}

/** An accessor that changes how subscripts select: `df.loc`, `df.iloc`. */
export interface Indexer {
  readonly k: 'indexer';
  readonly of: Value;
  readonly by: 'label' | 'position';
}

/** A name of a heap object. */
export interface Ref {
  readonly k: 'ref';
  readonly id: string;
}

/**
 * Nothing is known but what may have flowed in; or, where nothing did, the `key` that tells the result
 * of one call from that of another, so that rows whose source is not in sight keep their identity.
 */
export interface Unknown {
  readonly k: 'unknown';
  readonly from?: Data;
  readonly key?: string;
}

export type Value =
  | Data
  | Const
  | Scalar
  | Seq
  | Dict
  | Fn
  | Cls
  | Instance
  | Lib
  | Method
  | LibObject
  | Grouped
  | Windowed
  | Lazy
  | RowIndex
  | Indexer
  | Ref
  | Unknown;

export type HeapObject = Data | Seq | Dict | Instance | LibObject;

export const unknown: Unknown = { k: 'unknown' };
export const none: Const = { k: 'const', value: null };

/** The string that the value is, if it is one. */
export function textOf(value: Value | undefined): string | undefined {
  return value?.k === 'const' && typeof value.value === 'string' ? value.value : undefined;
}

/** The number that the value is, if it is one. */
export function numberOf(value: Value | undefined): number | undefined {
  return value?.k === 'const' && typeof value.value === 'number' ? value.value : undefined;
}

/** The boolean that the value is, if it is one. */
export function booleanOf(value: Value | undefined): boolean | undefined {
  return value?.k === 'const' && typeof value.value === 'boolean' ? value.value : undefined;
}

/** A key for a number, equal for equal values or computations. */
export function keyOf(value: Value): string | undefined {
  if (value.k === 'const') return String(value.value);
  return value.k === 'scalar' ? value.key : undefined;
}
