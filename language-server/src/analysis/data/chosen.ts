import { isSelecting } from '../api/selecting';
import type { Influence } from '../facts';
import type { Seq, Value } from '../values';

/** A list whose items a test chose. */
export type Chosen = Seq & { readonly chosenBy: readonly Influence[] };

/** Whether a test that is not known chose the items, so that each may be missing. */
export function isChosen(value: Value): value is Chosen {
  return (
    (value.k === 'list' || value.k === 'tuple' || value.k === 'set') && value.chosenBy !== undefined
  );
}

/** What a choice of columns rests on: counts of missing values and the like choose nothing. */
export function selections(influences: readonly Influence[]): readonly Influence[] {
  return influences.flatMap((influence) =>
    influence.kind === 'selection' || isSelecting(influence.api)
      ? [{ ...influence, kind: 'selection' as const }]
      : [],
  );
}
