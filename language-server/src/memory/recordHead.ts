import type {
  Attempt,
  Lesson,
  Observation,
  Parameter,
} from '../../../protocol/src/records/attempt';
import type { Dataset, Definition } from '../../../protocol/src/records/definition';
import { withoutUndefined } from '../connectors/normalise/withoutUndefined';
import { bareName } from '../rules/past/columnNames';
import type { MemoryRecord, RecordKind } from './records';

/** What linking and the lookups need of an attempt, without its long texts. */
export interface AttemptHead {
  readonly id: string;
  readonly system: string;
  readonly path: string;
  readonly name?: string;
  readonly about?: string;
  readonly commit?: string;
  readonly date?: string;
  readonly experiment?: string;
  readonly objective: Attempt['objective'];
  readonly columns: readonly string[];
  /** The same columns without their tables. */
  readonly bare: readonly string[];
  readonly transforms: readonly string[];
  readonly model?: string;
  /** Parameters as one text that is equal for equal settings; seeds do not count. */
  readonly settings: string;
  readonly observations: readonly Observation[];
  readonly outcome: Attempt['outcome'];
  readonly status: Attempt['origin']['status'];
  readonly deleted: boolean;
  readonly hasNote: boolean;
  readonly dataset?: Attempt['dataset'];
  readonly lesson?: Lesson;
}

/** Under which names a definition or a dataset is found. */
export interface NameHead {
  readonly id: string;
  readonly name: string;
  readonly table?: string;
  /** Physical names of a dataset, synonyms of a column or metric. */
  readonly also: readonly string[];
  /** The column that is defined, or all columns that a dataset declares. */
  readonly columns: readonly string[];
}

export type Head = AttemptHead | NameHead | undefined;

/** More than this of one run are curves and system figures, not results. */
const mostObservations = 64;

const isSeed = /(^|[._-])(random_)?(seed|state)$/i;

/** The part of a record that stays in memory; undefined for kinds that are few and read whole. */
export function headOf(kind: RecordKind, record: MemoryRecord): Head {
  if (kind === 'attempt' && 'touched' in record) return attemptHead(record);
  if (kind === 'definition' && 'kind' in record) return definitionHead(record);
  if (kind === 'dataset' && 'columns' in record && 'name' in record) return datasetHead(record);
  return undefined;
}

function attemptHead(attempt: Attempt): AttemptHead {
  const { source, touched, origin } = attempt;
  return {
    id: attempt.id,
    system: source.system,
    path: source.path,
    ...withoutUndefined({
      name: attempt.name,
      about: attempt.about,
      commit: attempt.commit,
      date: attempt.date,
      experiment: origin.experiment,
      model: touched.model,
      dataset: attempt.dataset,
      lesson: attempt.lesson,
    }),
    objective: attempt.objective,
    columns: touched.columns,
    bare: touched.columns.map(bareName),
    transforms: touched.transforms,
    settings: settingsText(touched.parameters),
    observations: attempt.observations.slice(0, mostObservations),
    outcome: attempt.outcome,
    status: origin.status,
    deleted: origin.deleted === true,
    hasNote: (origin.note ?? '') !== '',
  };
}

function settingsText(parameters: Readonly<Record<string, Parameter>>): string {
  return Object.entries(parameters)
    .filter(([name]) => !isSeed.test(name))
    .map(([name, value]) => `${name}=${String(value)}`)
    .sort()
    .join('\n');
}

function definitionHead({ id, name, column, table, synonyms = [] }: Definition): NameHead {
  const columns = column === undefined ? [] : [column];
  return { id, name, ...withoutUndefined({ table }), also: synonyms, columns };
}

function datasetHead(dataset: Dataset): NameHead {
  return {
    id: dataset.id,
    name: dataset.name,
    also: dataset.physicalNames ?? [],
    columns: dataset.columns,
  };
}
