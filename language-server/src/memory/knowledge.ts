import type { Objective } from '../../../protocol/src/records/objective';
import type { Knowledge, LinkedAttempt } from '../rules/knowledge';
import { matchesGlob } from './glob';
import type { MemoryView } from './memory';
import { remembered } from './remembered';

/**
 * What rules may ask, answered from the memory at one moment. Pure. Answers are kept: columns that
 * were asked for together are asked for again with every edit. With `today` (ISO date) lessons that
 * expired are told apart; without it, verdicts do not depend on the day.
 */
export function knowledgeOf(
  view: MemoryView,
  options: { readonly today?: string } = {},
): Knowledge {
  const { attempts, catalog, objectives } = view;
  const byColumns = (ask: (columns: readonly string[]) => readonly LinkedAttempt[]) =>
    remembered((key: string) => ask(key.split('\n')));
  const touching = byColumns((columns) => attempts.touching(columns));
  const against = byColumns((columns) => attempts.against(columns));
  const definitions = remembered((key: string) => {
    const [table = '', column = ''] = key.split('\n');
    return catalog.columnDefinitions(table, column);
  });
  return {
    ...options,
    objectiveFor: (file, named) => objectiveFor(objectives, { file, named }),
    dataset: remembered((table: string) => catalog.dataset(table)),
    definitions: (table, column) => definitions(`${table}\n${column}`),
    tablesWith: (column) => catalog.tablesWith(column),
    attemptsTouching: (columns) => touching(columns.join('\n')),
    attemptsAgainst: (columns) => against(columns.join('\n')),
    attemptsOfModel: remembered((family: string) => attempts.ofModel(family)),
  };
}

/**
 * The objective that a file belongs to (contract, section 3): the one that it names, one that lists
 * it, or the only one there is, which is then not bound to the file.
 */
function objectiveFor(
  objectives: readonly Objective[],
  { file, named }: { readonly file: string; readonly named: string | undefined },
): { objective: Objective; bound: boolean } | undefined {
  if (named !== undefined) {
    const objective = objectives.find(({ id }) => id === named);
    return objective && { objective, bound: true };
  }
  const listing = objectives.find(({ files = [] }) =>
    files.some((glob) => matchesGlob(file, glob)),
  );
  if (listing !== undefined) return { objective: listing, bound: true };
  const [only, another] = objectives;
  return only === undefined || another !== undefined
    ? undefined
    : { objective: only, bound: false };
}
