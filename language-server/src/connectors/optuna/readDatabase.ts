import type { Direction } from '../../../../protocol/src/records/attempt';
import type { SqliteTables, SqlRow, SqlValue } from '../../sqlite/sqliteTables';
import type { ReadResult, SourceInputs } from '../connector';
import type { Trial } from '../search/searchAttempts';
import { studyAttempts, type Study, type StudyTrial } from './study';

const states: ReadonlyMap<string, Trial['state']> = new Map([
  ['COMPLETE', 'complete'],
  ['PRUNED', 'pruned'],
  ['FAIL', 'failed'],
]);

/** The studies of a database of Optuna; tables of other tools are never asked for. */
export function readDatabase(path: string, { tables }: SourceInputs): ReadResult {
  if (tables === undefined || !isOptuna(tables)) return { recognised: false };
  const source = { system: 'optuna', path };
  const studies = [...readStudies(tables).values()];
  return { attempts: studies.flatMap((study) => studyAttempts(study, source)) };
}

function isOptuna(tables: SqliteTables): boolean {
  const has = (table: string, column: string): boolean => tables.columns(table).includes(column);
  return has('studies', 'study_name') && has('trials', 'study_id');
}

function readStudies(tables: SqliteTables): Map<string, Study> {
  const studies = new Map<string, Study>();
  // Old versions keep the only direction with the study, new ones in a table beside it.
  for (const row of tables.rows('studies', ['study_id', 'study_name', 'direction'])) {
    studies.set(text(row['study_id']), {
      name: text(row['study_name']),
      directions: [row['direction']].flatMap(directionOf),
      attributes: new Map(),
      metricNames: [],
      trials: [],
    });
  }
  takeDirections(tables, studies);
  takeAttributes(tables, studies);
  takeTrials(tables, studies);
  return studies;
}

function takeDirections(tables: SqliteTables, studies: ReadonlyMap<string, Study>): void {
  const rows = tables.rows('study_directions', ['study_id', 'direction', 'objective']);
  for (const row of byObjective(rows)) {
    const study = studies.get(text(row['study_id']));
    if (study !== undefined)
      study.directions = [...study.directions, ...directionOf(row['direction'])];
  }
}

function takeAttributes(tables: SqliteTables, studies: ReadonlyMap<string, Study>): void {
  const wanted = ['study_id', 'key', 'value_json'];
  for (const row of tables.rows('study_user_attributes', wanted)) {
    studies.get(text(row['study_id']))?.attributes.set(text(row['key']), json(row['value_json']));
  }
  for (const row of tables.rows('study_system_attributes', wanted)) {
    const study = studies.get(text(row['study_id']));
    const names = row['key'] === 'study:metric_names' ? json(row['value_json']) : undefined;
    if (study !== undefined && Array.isArray(names)) study.metricNames = names.map(String);
  }
}

function takeTrials(tables: SqliteTables, studies: ReadonlyMap<string, Study>): void {
  const trials = new Map<string, StudyTrial>();
  const wanted = ['trial_id', 'number', 'study_id', 'state', 'datetime_start', 'value'];
  for (const row of tables.rows('trials', wanted)) {
    const study = studies.get(text(row['study_id']));
    if (study === undefined) continue;
    const { value, number } = row;
    const trial: StudyTrial = {
      number: typeof number === 'number' ? number : study.trials.length,
      state: states.get(text(row['state'])) ?? 'unfinished',
      date: localTime(row['datetime_start']),
      parameters: new Map(),
      values: typeof value === 'number' ? [value] : [],
      attributes: new Map(),
    };
    study.trials.push(trial);
    trials.set(text(row['trial_id']), trial);
  }
  const of = (row: SqlRow): StudyTrial | undefined => trials.get(text(row['trial_id']));
  const values = ['trial_id', 'objective', 'value', 'value_type'];
  for (const row of byObjective(tables.rows('trial_values', values))) {
    const trial = of(row);
    if (trial !== undefined) trial.values = [...trial.values, valueOf(row)];
  }
  takeDetails(tables, of);
}

function takeDetails(tables: SqliteTables, of: (row: SqlRow) => StudyTrial | undefined): void {
  const parameters = ['trial_id', 'param_name', 'param_value', 'distribution_json'];
  for (const row of tables.rows('trial_params', parameters)) {
    const { param_value: stored } = row;
    const distribution = json(row['distribution_json']);
    if (typeof stored === 'number')
      of(row)?.parameters.set(text(row['param_name']), { stored, distribution });
  }
  for (const row of tables.rows('trial_user_attributes', ['trial_id', 'key', 'value_json'])) {
    of(row)?.attributes.set(text(row['key']), json(row['value_json']));
  }
}

/** Databases cannot hold infinities, so that a word beside the value tells of them. */
function valueOf({ value, value_type: type }: SqlRow): number {
  if (type === 'INF_POS') return Infinity;
  if (type === 'INF_NEG') return -Infinity;
  return typeof value === 'number' ? value : NaN;
}

function byObjective(rows: readonly SqlRow[]): SqlRow[] {
  return rows.toSorted((one, other) => Number(one['objective']) - Number(other['objective']));
}

function directionOf(value: SqlValue | undefined): Direction[] {
  if (value === 'MINIMIZE') return ['min'];
  return value === 'MAXIMIZE' ? ['max'] : [];
}

/** Written as the clock of the machine showed it, without a zone. */
function localTime(value: SqlValue | undefined): string | undefined {
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(text(value));
  return found === null ? undefined : `${found[1] ?? ''}T${found[2] ?? ''}`;
}

function text(value: SqlValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function json(value: SqlValue | undefined): unknown {
  try {
    return JSON.parse(text(value));
  } catch {
    return text(value);
  }
}
