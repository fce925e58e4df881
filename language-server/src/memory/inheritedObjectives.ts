import type { Objective } from '../../../protocol/src/records/objective';
import { isSameColumn } from '../rules/past/columnNames';
import type { AttemptHead } from './recordHead';
import type { RunIds } from './runIds';

interface ObjectiveContext {
  readonly ids: RunIds;
  readonly objectives: readonly Objective[];
}

interface WithObjectives {
  readonly heads: readonly AttemptHead[];
  readonly objectives: readonly (Objective | undefined)[];
}

/** What an experiment is for, as far as its runs and the files about them agree. */
type Told = Pick<AttemptHead['objective'], 'id' | 'target'>;

/**
 * The objective of each attempt: the one that it names, the one of its target, the one of its
 * experiment, else the only one there is. Runs without a target take over that of their experiment.
 */
export function objectivesOf(
  input: readonly AttemptHead[],
  context: ObjectiveContext,
): WithObjectives {
  const experiments = experimentsOf(input, context);
  const heads = input.map((head) => {
    const told = experiments.get(experimentName(head) ?? '');
    if (told === undefined || told === 'several' || head.objective.target !== undefined)
      return head;
    return { ...head, objective: { ...told, ...head.objective } };
  });
  return { heads, objectives: heads.map((head) => objectiveOf(head, context.objectives)) };
}

/** The objective that an attempt names or whose target it has; the only one when it says neither. */
function objectiveOf(
  { objective }: AttemptHead,
  objectives: readonly Objective[],
): Objective | undefined {
  const named = objectives.find(({ id }) => id === objective.id);
  if (named !== undefined) return named;
  const { target } = objective;
  if (target === undefined) return objectives.length === 1 ? objectives[0] : undefined;
  const fitting = objectives.filter((one) => isSameColumn(targetName(one), target));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function experimentsOf(
  heads: readonly AttemptHead[],
  { ids, objectives }: ObjectiveContext,
): ReadonlyMap<string, Told | 'several'> {
  const told = new Map<string, Told | 'several'>();
  const tell = (run: AttemptHead | undefined, says: Told): void => {
    const name = run && experimentName(run);
    if (name === undefined || says.target === undefined) return;
    const before = told.get(name);
    const agrees = before === undefined || (before !== 'several' && isSameTarget(before, says));
    told.set(name, agrees ? { ...says, ...before } : 'several');
  };
  for (const head of heads) {
    const { id, target } = head.objective;
    const says = { ...(id !== undefined && { id }), ...(target !== undefined && { target }) };
    tell(head, says);
    tell(ids.headFor(head.about), says);
  }
  for (const objective of objectives) {
    const says = { id: objective.id, target: targetName(objective) };
    tell(ids.headFor(objective.baseline), says);
  }
  return told;
}

function isSameTarget(one: Told, other: Told): boolean {
  return (
    one.target !== undefined && other.target !== undefined && isSameColumn(one.target, other.target)
  );
}

function targetName({ target }: Objective): string {
  return target.table === undefined ? target.column : `${target.table}.${target.column}`;
}

function experimentName({ system, experiment }: AttemptHead): string | undefined {
  return experiment === undefined ? undefined : `${system} ${experiment}`;
}
