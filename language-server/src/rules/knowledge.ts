import type { Attempt } from '../../../protocol/src/records/attempt';
import type { Dataset, Definition } from '../../../protocol/src/records/definition';
import type { Objective } from '../../../protocol/src/records/objective';

/** An attempt together with the runs in other trackers that tell of the same idea. */
export interface LinkedAttempt {
  readonly attempt: Attempt;
  readonly duplicates: readonly Attempt[];
  /**
   * What the attempt is about: the columns and transforms that it adds to its baseline, or those of
   * its record. Columns are `table.column` where the table is known, else bare names.
   */
  readonly adds: { readonly columns: readonly string[]; readonly transforms: readonly string[] };
  /** The attempt that it is compared with, when one is known. */
  readonly baseline?: Attempt;
  /** Id of the attempt whose lesson takes the place of this one's. */
  readonly supersededBy?: string;
}

/**
 * What rules may ask of the workspace. Answers are lookups by key, synchronous and without side
 * effects; the same question gets the same answer until the knowledge is replaced as a whole.
 */
export interface Knowledge {
  /** The date of today, ISO 8601: rules have no clock. Without it no lesson has expired. */
  readonly today?: string;
  /**
   * The objective of a file: named by a directive, listing the file, or the only one there is.
   * `bound` is false for the last case, where goal rules are informational.
   */
  objectiveFor(file: string, named?: string): { objective: Objective; bound: boolean } | undefined;
  /** The dataset that a table name (logical or physical) stands for. */
  dataset(table: string): Dataset | undefined;
  /** Every definition of `table.column`. */
  definitions(table: string, column: string): readonly Definition[];
  /** Tables that declare a column of this name. */
  tablesWith(column: string): readonly string[];
  /** Attempts, oldest first, that touch any of these columns (bare or `table.column` names). */
  attemptsTouching(columns: readonly string[]): readonly LinkedAttempt[];
  /**
   * Attempts, oldest first, that add any of these columns or wait for one of them (`retry_when`), and
   * that people or figures speak against. Answered without reading the attempts that do not.
   */
  attemptsAgainst(columns: readonly string[]): readonly LinkedAttempt[];
  /** Attempts, oldest first, about an approach of this model family and no columns. */
  attemptsOfModel(family: string): readonly LinkedAttempt[];
}
