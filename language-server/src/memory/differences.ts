import type { Attempt } from '../../../protocol/src/records/attempt';
import type { Definition } from '../../../protocol/src/records/definition';
import type { SourceRef } from '../../../protocol/src/records/source';
import type { Catalog } from '../catalog/catalog';
import type { LinkedAttempt } from '../rules/knowledge';
import { bareName, tableOf } from '../rules/past/columnNames';
import { oneLine } from '../rules/untrustedText';

/** What an attempt is compared with. */
export interface Today {
  readonly catalog: Catalog;
  /** The newest attempt that tells a digest of the dataset, made in the same way. */
  readonly newestUse: (
    dataset: string,
    algorithm: string | undefined,
  ) => { readonly id: string; readonly date: string; readonly digest: string } | undefined;
  /** ISO 8601; without it no lesson has expired. */
  readonly date?: string;
}

/** What is different now from when an attempt was made, one sentence each. */
export function differencesSince(linked: LinkedAttempt, today: Today): string[] {
  const attempts = [linked.attempt, ...linked.duplicates];
  return [
    ...datasetDifference(attempts, today),
    ...attempts.flatMap((one) => definitionDifferences(one, today)),
    ...askedColumns(linked.attempt, today),
    ...lessonDifferences(linked, today),
  ];
}

/** Digests tell two states of a dataset apart only when they were made in the same way. */
function datasetDifference(
  attempts: readonly Attempt[],
  { catalog, newestUse }: Today,
): readonly string[] {
  const used = attempts.find(({ dataset }) => dataset?.digest !== undefined)?.dataset;
  if (used?.digest === undefined) return [];
  const then = `dataset ${oneLine(used.name, 80)}: digest ${oneLine(used.digest, 80)} then`;
  const newest = newestUse(used.name, used.algorithm);
  const isLater = newest !== undefined && attempts.every(({ id }) => id !== newest.id);
  if (isLater && newest.digest !== used.digest) {
    return [`${then}, ${oneLine(newest.digest, 80)} today (${newest.id} of ${newest.date})`];
  }
  const now = catalog.dataset(used.name);
  if (now?.digest !== undefined && now.algorithm !== used.algorithm) {
    return [`${then}, ${oneLine(now.digest, 80)} today: made in another way, not comparable`];
  }
  if (now?.digest !== undefined && now.digest !== used.digest) {
    return [`${then}, ${oneLine(now.digest, 80)} today`];
  }
  const since = isLater ? `the same in the newest run (${newest.id} of ${newest.date})` : '';
  return [`${then}, ${since === '' ? "today's is not known" : since}`];
}

function definitionDifferences(
  { definitions = [] }: Attempt,
  { catalog }: Today,
): readonly string[] {
  return definitions.flatMap(({ id, hash }) => {
    const now = catalog.definition(id);
    if (now === undefined) return [`definition ${oneLine(id)} no longer exists`];
    if (now.hash === hash || now.hash.startsWith(hash)) return [];
    const change = `hash ${shortHash(hash)} → ${shortHash(now.hash)}`;
    return [`definition ${oneLine(now.name)} changed (${change}, ${placeText(now.source)})`];
  });
}

/** Columns that the lesson waits for and that are declared by now. */
function askedColumns({ lesson }: Attempt, { catalog }: Today): readonly string[] {
  return (lesson?.retry_when?.any_columns ?? []).flatMap((column) => {
    const declared = declarationOf(column, catalog);
    if (declared === undefined) return [];
    return [`${oneLine(column)}, which the lesson waits for, exists now (${placeText(declared)})`];
  });
}

function declarationOf(column: string, catalog: Catalog): SourceRef | undefined {
  const definitions: readonly Definition[] = catalog.definitionsNamed(column);
  const defined = definitions.find((one) => one.column === bareName(column));
  if (defined !== undefined) return defined.source;
  const table = tableOf(column);
  const tables = table === undefined ? catalog.tablesWith(column) : [table];
  const holding = tables.flatMap((name) => catalog.dataset(name) ?? []);
  return holding.find(({ columns }) => columns.includes(bareName(column)))?.source;
}

function lessonDifferences(
  { attempt: { lesson }, supersededBy }: LinkedAttempt,
  { date }: Today,
): readonly string[] {
  const { expires, disputed_by: disputedBy = [] } = lesson ?? {};
  const isExpired = expires !== undefined && date !== undefined && expires < date;
  return [
    ...(isExpired ? [`the lesson expired ${oneLine(expires.slice(0, 10))}`] : []),
    ...(disputedBy.length > 0 ? [`disputed by ${oneLine(disputedBy.join(', '))}`] : []),
    ...(supersededBy === undefined ? [] : [`superseded by ${oneLine(supersededBy)}`]),
  ];
}

function shortHash(hash: string): string {
  return oneLine(hash.slice(0, 8));
}

/** `path:line`, counted from 1 as people do. */
function placeText({ path, line }: SourceRef): string {
  return oneLine(line === undefined ? path : `${path}:${line + 1}`);
}
