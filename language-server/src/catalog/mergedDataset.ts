import type { Dataset } from '../../../protocol/src/records/definition';

/** Whose word on a table counts first: what people wrote down for others before what runs left. */
const authority = ['precedent', 'odcs', 'dbt'];

/**
 * One table as several sources tell of it: each part from the source with most authority that has it.
 * Where a source declares all columns, no others count.
 */
export function mergedDataset(told: readonly Dataset[]): Dataset | undefined {
  const ranked = [...told].sort((one, other) => rankOf(one) - rankOf(other));
  const [first] = ranked;
  if (first === undefined) return undefined;
  const whole = ranked.find(({ complete }) => complete === true);
  const measured = ranked.filter(({ digest }) => digest !== undefined).at(-1);
  const merged = ranked.reduceRight<Dataset>((later, one) => ({ ...later, ...one }), first);
  return {
    ...merged,
    ...(measured?.digest !== undefined && digestOf(measured)),
    columns: [...(whole?.columns ?? new Set(ranked.flatMap(({ columns }) => columns)))],
    physicalNames: [...new Set(ranked.flatMap(({ physicalNames = [] }) => physicalNames))],
  };
}

function rankOf({ source }: Dataset): number {
  const rank = authority.indexOf(source.system);
  return rank < 0 ? authority.length : rank;
}

/** A digest and the way in which it was made belong together. */
function digestOf({ digest, algorithm }: Dataset): Partial<Dataset> {
  return {
    ...(digest !== undefined && { digest }),
    ...(algorithm !== undefined && { algorithm }),
  };
}
