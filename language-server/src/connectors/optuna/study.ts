import type { Attempt, Direction } from '../../../../protocol/src/records/attempt';
import type { SourceRef } from '../../../../protocol/src/records/source';
import { isRecord } from '../normalise/parameters';
import { statedObjective } from '../normalise/statedObjective';
import { attemptsOfSearch, figuresAmong, type Goal, type Trial } from '../search/searchAttempts';

/** A study as either of Optuna's storages tells it. */
export interface Study {
  readonly name: string;
  /** One an objective. */
  directions: readonly Direction[];
  /** Attributes that people set. */
  readonly attributes: Map<string, unknown>;
  metricNames: readonly string[];
  readonly trials: StudyTrial[];
}

export interface StudyTrial {
  readonly number: number;
  state: Trial['state'];
  /** ISO 8601. */
  date?: string | undefined;
  /** As stored; a category by its place among the choices. */
  readonly parameters: Map<string, StoredParameter>;
  /** One an objective; may be infinite. */
  values: readonly number[];
  readonly attributes: Map<string, unknown>;
}

export interface StoredParameter {
  readonly stored: number;
  /** JSON of the distribution. */
  readonly distribution: unknown;
}

const noteKeys = ['note', 'notes', 'comment'];

/** The attempts of a study: one, or one for each set of columns that its trials list. */
export function studyAttempts(study: Study, source: SourceRef): Attempt[] {
  const names = metricNamesOf(study);
  const { attributes, trials } = study;
  const settings = new Map([...withoutNote(attributes), ...searchedSpace(trials)]);
  const search = {
    id: `optuna:${study.name}`,
    name: study.name,
    date: trials.find(({ date }) => date !== undefined)?.date,
    settings,
    note: noteIn(attributes),
    goal: goalOf(study, names),
    trials: trials.map((trial) => trialOf(trial, names)),
  };
  return attemptsOfSearch(search, source);
}

/** Names of the objectives, where the study or its attributes tell them. */
function metricNamesOf({ metricNames, directions, attributes }: Study): readonly string[] {
  if (metricNames.length === directions.length) return metricNames;
  const stated = statedObjective(attributes).metric;
  return stated !== undefined && directions.length === 1 ? [stated] : [];
}

function goalOf({ directions }: Study, names: readonly string[]): Goal | undefined {
  const [direction] = directions;
  if (direction === undefined) return undefined;
  return { logged: nameOfValue(0, names), isNamed: names.length > 0, direction };
}

function nameOfValue(objective: number, names: readonly string[]): string {
  return names[objective] ?? (objective === 0 ? 'value' : `value_${objective}`);
}

function trialOf(trial: StudyTrial, names: readonly string[]): Trial {
  const attributes = withoutNote(trial.attributes);
  const figures = figuresAmong(attributes);
  const settings = [...attributes].filter(([key]) => !figures.has(key));
  const parameters = [...trial.parameters].map(([name, one]) => [name, valueOf(one)] as const);
  return {
    number: trial.number,
    state: trial.state,
    settings: new Map([...settings, ...parameters]),
    metrics: new Map([
      ...figures,
      ...trial.values.map((value, index) => [nameOfValue(index, names), value] as const),
    ]),
    note: noteIn(trial.attributes),
  };
}

/** The value that the code was given: of a category, the choice and not its place. */
function valueOf({ stored, distribution }: StoredParameter): unknown {
  const parts = partsOf(distribution);
  const choices: unknown = parts?.['choices'];
  if (Array.isArray(choices)) return choices[stored];
  return stored;
}

/** What each setting was searched over, so that a later search can see what was left out. */
function searchedSpace(trials: readonly StudyTrial[]): [string, unknown][] {
  const spaces = new Map<string, string>();
  for (const { parameters } of trials) {
    for (const [name, { distribution }] of parameters) {
      const space = spaces.has(name) ? undefined : spaceText(distribution);
      if (space !== undefined) spaces.set(name, space);
    }
  }
  return spaces.size === 0 ? [] : [['searched', Object.fromEntries(spaces)]];
}

function spaceText(distribution: unknown): string | undefined {
  const parts = partsOf(distribution);
  if (parts === undefined) return undefined;
  const { choices, low, high } = {
    choices: parts['choices'],
    low: parts['low'],
    high: parts['high'],
  };
  if (Array.isArray(choices)) return choices.map((choice: unknown) => String(choice)).join(' | ');
  return typeof low === 'number' && typeof high === 'number' ? `${low} to ${high}` : undefined;
}

function partsOf(distribution: unknown): Record<string, unknown> | undefined {
  const attributes = isRecord(distribution) ? distribution['attributes'] : undefined;
  return isRecord(attributes) ? attributes : undefined;
}

function noteIn(attributes: ReadonlyMap<string, unknown>): string | undefined {
  const notes = noteKeys.map((key) => attributes.get(key));
  return notes.find((note): note is string => typeof note === 'string' && note !== '');
}

function withoutNote(attributes: ReadonlyMap<string, unknown>): Map<string, unknown> {
  return new Map([...attributes].filter(([key]) => !noteKeys.includes(key)));
}
