import type { Attempt, Direction } from '../../../../protocol/src/records/attempt';
import type { SourceRef } from '../../../../protocol/src/records/source';
import { featuresOfSettings } from '../normalise/featureList';
import { directionOf, splitMetricName } from '../normalise/metricName';
import type { OutcomeVerdict } from '../normalise/outcome';
import { attemptOfRun } from '../normalise/trackedRun';

/** One trial of a search over settings. */
export interface Trial {
  /** Unique in its search, ascending with time. */
  readonly number: number;
  readonly state: 'complete' | 'pruned' | 'failed' | 'unfinished';
  /** What was tried, and what the code noted beside it. */
  readonly settings: ReadonlyMap<string, unknown>;
  readonly metrics: ReadonlyMap<string, number>;
  readonly note?: string | undefined;
  /** Last line of the error. */
  readonly failure?: string | undefined;
}

/** A search over settings, as Optuna's studies and Ray's experiments are. */
export interface Search {
  /** With the system in front: `optuna:demand`. */
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly date?: string | undefined;
  /** What is said of the search as a whole. */
  readonly settings: ReadonlyMap<string, unknown>;
  readonly note?: string | undefined;
  /** The metric by its logged name; looked for among the figures when the tool does not tell. */
  readonly goal?: Goal | undefined;
  readonly trials: readonly Trial[];
}

export interface Goal {
  readonly logged: string;
  /** False when the tool keeps figures without a name. */
  readonly isNamed: boolean;
  readonly direction: Direction;
}

/** More lists of columns than this are a search over columns: one idea, not many. */
const maxIdeas = 20;

/**
 * The attempts of a search: a search over settings is one idea, told by its best trial; trials that
 * list other columns are ideas of their own. How many trials there were and how they ended is in the
 * note.
 */
export function attemptsOfSearch(search: Search, source: SourceRef): Attempt[] {
  const trials = search.trials.toSorted((one, other) => one.number - other.number);
  if (trials.length === 0) return [];
  const goal = search.goal ?? goalAmong(trials);
  const ideas = ideasIn(trials);
  const [first = []] = ideas;
  return ideas.map((idea) => ideaAttempt(search, { idea, first, goal, source }));
}

/** The trials by the columns that they list, in the order of their first ones. */
function ideasIn(trials: readonly Trial[]): readonly (readonly Trial[])[] {
  const byColumns = new Map<string, Trial[]>();
  for (const trial of trials) {
    const key = columnsOf(trial).toSorted().join('\n');
    const alike = byColumns.get(key);
    if (alike === undefined) byColumns.set(key, [trial]);
    else alike.push(trial);
  }
  const early = byColumns.get('');
  if (early?.every(({ state }) => state !== 'complete') === true && byColumns.size > 1) {
    // What ended before it told its columns is no idea of its own.
    byColumns.delete('');
    [...byColumns.values()][0]?.push(...early);
  }
  return byColumns.size > maxIdeas ? [trials] : [...byColumns.values()];
}

function columnsOf({ settings }: Trial): readonly string[] {
  return featuresOfSettings(settings)?.columns ?? [];
}

interface IdeaContext {
  readonly idea: readonly Trial[];
  readonly first: readonly Trial[];
  readonly goal: Goal | undefined;
  readonly source: SourceRef;
}

function ideaAttempt(search: Search, { idea, first, goal, source }: IdeaContext): Attempt {
  const best = bestOf(idea, goal);
  const isFirst = idea === first;
  const told = best ?? idea.findLast(({ metrics }) => metrics.size > 0) ?? idea.at(-1);
  const settings = new Map([...search.settings, ...(told?.settings ?? [])]);
  const said = search.note ?? sharedNote(idea);
  return attemptOfRun(
    {
      id: isFirst ? search.id : `${search.id}#${idea[0]?.number ?? 0}`,
      name: isFirst ? search.name : `${search.name} ${columnsBeside(idea, first)}`,
      date: search.date,
      experiment: search.name,
      settings,
      metrics: told?.state === 'complete' ? told.metrics : new Map(),
      status: statusOf(idea),
      failure: statusOf(idea) === 'failed' ? idea.at(-1)?.failure : undefined,
      note: [said, countsText(idea, { best, goal })].filter(Boolean).join('\n'),
      objective: objectiveOf(goal),
      verdict: verdictOf(idea),
    },
    source,
  );
}

/** The best completed trial; undefined when no metric is known to compare by. */
function bestOf(trials: readonly Trial[], goal: Goal | undefined): Trial | undefined {
  if (goal === undefined) return undefined;
  const sign = goal.direction === 'min' ? 1 : -1;
  const figure = ({ metrics }: Trial): number => sign * (metrics.get(goal.logged) ?? NaN);
  return trials
    .filter((trial) => trial.state === 'complete' && Number.isFinite(figure(trial)))
    .toSorted((one, other) => figure(one) - figure(other))[0];
}

/** The only kind of figure whose direction its name tells, figures of an evaluation first. */
function goalAmong(trials: readonly Trial[]): Goal | undefined {
  const names = [...new Set(trials.flatMap(({ metrics }) => [...metrics.keys()]))];
  const known = names.filter((name) => directionOf(name) !== undefined);
  const wanted = known.filter((name) => splitMetricName(name).metric !== name);
  const [logged, another] = wanted.length > 0 ? wanted : known;
  const direction = logged === undefined ? undefined : directionOf(logged);
  if (logged === undefined || direction === undefined || another !== undefined) return undefined;
  return { logged, isNamed: true, direction };
}

function objectiveOf(goal: Goal | undefined): Attempt['objective'] {
  if (goal === undefined) return {};
  const { logged, isNamed, direction } = goal;
  return isNamed ? { metric: splitMetricName(logged).metric, direction } : { direction };
}

/** A note holds for the idea when every trial that came to its end has it. */
function sharedNote(trials: readonly Trial[]): string | undefined {
  const notes = new Set(
    trials.filter(({ state }) => state === 'complete').map(({ note }) => note?.trim()),
  );
  return notes.size === 1 ? [...notes][0] : undefined;
}

function statusOf(trials: readonly Trial[]): Attempt['origin']['status'] {
  if (trials.some(({ state }) => state === 'complete')) return 'finished';
  return trials.every(({ state }) => state === 'failed') ? 'failed' : 'unknown';
}

/** One trial that failed tells little; that all of them did says how the idea ended. */
function verdictOf(trials: readonly Trial[]): OutcomeVerdict | undefined {
  if (statusOf(trials) !== 'failed') return undefined;
  const outcomeEvidence =
    trials.length === 1 ? 'its only trial failed' : `all ${trials.length} trials failed`;
  return { outcome: 'failed', outcomeEvidence };
}

function countsText(
  trials: readonly Trial[],
  { best, goal }: { best: Trial | undefined; goal: Goal | undefined },
): string {
  const count = (state: Trial['state']): string[] => {
    const number = trials.filter((trial) => trial.state === state).length;
    return number === 0 ? [] : [`${number} ${state}`];
  };
  const ends = [...count('pruned'), ...count('failed'), ...count('unfinished')].join(', ');
  const all = trials.length === 1 ? '1 trial' : `${trials.length} trials`;
  const counted = ends === '' ? all : `${all} (${ends})`;
  if (best !== undefined) return `Trial ${best.number} is the best of ${counted}.`;
  return goal === undefined && trials.length > 1
    ? `Figures of the last of ${counted}: no metric to compare them by is known.`
    : `${counted}, none with a figure.`;
}

function columnsBeside(idea: readonly Trial[], first: readonly Trial[]): string {
  const [own, others] = [idea, first].map((trials) => {
    const [listing] = trials.filter((trial) => columnsOf(trial).length > 0);
    return listing === undefined ? [] : columnsOf(listing);
  });
  const added = (own ?? []).filter((column) => others?.includes(column) !== true);
  if (added.length > 0) return `with ${added.join(', ')}`;
  const left = (others ?? []).filter((column) => own?.includes(column) !== true);
  return `without ${left.join(', ')}`;
}

/** Numbers that the code noted beside its settings, where their names are those of metrics. */
export function figuresAmong(settings: ReadonlyMap<string, unknown>): Map<string, number> {
  const numbers = [...settings].filter((entry): entry is [string, number] => {
    const [name, value] = entry;
    return typeof value === 'number' && directionOf(name) !== undefined;
  });
  return new Map(numbers);
}
