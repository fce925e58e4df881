import type { Attempt, LessonScope } from '../../../../protocol/src/records/attempt';
import type { Objective } from '../../../../protocol/src/records/objective';
import type { Duration } from '../../../../protocol/src/records/source';
import { parseDuration } from '../../../../protocol/src/workspace/durationText';
import type { FitEvent } from '../../analysis/facts';
import { isSameColumn, isSameTable } from './columnNames';
import { readsColumn } from './featureMatch';
import { filterAgainst } from './sliceFilter';

/** What a fit is compared with: the code, and the objective that its file belongs to. */
export interface FitScope {
  readonly event: FitEvent;
  readonly objective?: Objective;
}

/** A way in which a fit lies outside of what an attempt tells of. */
export interface ScopeDifference {
  readonly kind: 'target' | 'slice' | 'model' | 'dataset' | 'horizon' | 'parameters';
  /** Completes "in another scope: ...". */
  readonly text: string;
}

/**
 * How a fit differs in scope from an attempt: in the target, or in what the lesson names. Undefined
 * when nothing that is known contradicts; what is unknown never does.
 */
export function scopeDifference(attempt: Attempt, fit: FitScope): ScopeDifference | undefined {
  const scope = attempt.lesson?.scope ?? {};
  return (
    targetDifference(scope.target ?? attempt.objective.target, fit) ??
    sliceDifference(scope, fit) ??
    modelDifference(scope, fit) ??
    horizonDifference(scope, fit) ??
    datasetDifference(scope, fit) ??
    parameterDifference(scope, fit)
  );
}

function targetDifference(
  target: string | undefined,
  { event, objective }: FitScope,
): ScopeDifference | undefined {
  if (target === undefined) return undefined;
  const { label } = event;
  const declared = objective?.target;
  const isSame =
    label === undefined || label.terms.length === 0
      ? label?.name === target || declared === undefined || isSameColumn(fullName(declared), target)
      : label.name === target || label.terms.some((term) => readsColumn(term, target));
  return isSame ? undefined : { kind: 'target', text: `it predicted ${target}` };
}

function fullName({ table, column }: Objective['target']): string {
  return table === undefined ? column : `${table}.${column}`;
}

function sliceDifference(
  { slice }: LessonScope,
  { event, objective }: FitScope,
): ScopeDifference | undefined {
  if (slice === undefined) return undefined;
  const filter = filterAgainst(slice, event.filters, { slices: objective?.slices ?? [] });
  if (filter === undefined) return undefined;
  return {
    kind: 'slice',
    text: `the lesson is about the slice ${slice}, which is filtered out here`,
  };
}

function modelDifference({ model }: LessonScope, { event }: FitScope): ScopeDifference | undefined {
  if (model === undefined || isSameFamily(model, event.family)) return undefined;
  return { kind: 'model', text: `the lesson is about ${model}, this is ${event.family}` };
}

/** Sources write families with more or fewer words (`linear`, `linear-regression`). */
export function isSameFamily(one: string, other: string): boolean {
  const [first, second] = [one, other].map((name) => name.toLowerCase().replace(/[^a-z\d]/g, ''));
  if (first === undefined || second === undefined) return true;
  return (
    isUnknown(first) || isUnknown(second) || first.startsWith(second) || second.startsWith(first)
  );
}

function isUnknown(family: string): boolean {
  return family === '' || family === 'unknown' || family === 'model';
}

function horizonDifference(
  { horizon }: LessonScope,
  { objective }: FitScope,
): ScopeDifference | undefined {
  const wanted = horizon === undefined ? undefined : parseDuration(horizon);
  const own = objective?.time?.horizon;
  if (horizon === undefined || wanted === undefined || own === undefined) return undefined;
  if (isSameDuration(wanted, own) !== false) return undefined;
  return {
    kind: 'horizon',
    text: `its horizon was ${horizon}, here it is ${own.value}${own.unit}`,
  };
}

const seconds: Readonly<Partial<Record<Duration['unit'], number>>> = {
  s: 1,
  min: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
};

/** Undefined when the units cannot be compared: a month is no number of days. */
function isSameDuration(one: Duration, other: Duration): boolean | undefined {
  if (one.unit === other.unit) return one.value === other.value;
  const [first, second] = [seconds[one.unit], seconds[other.unit]];
  if (first === undefined || second === undefined) return undefined;
  return one.value * first === other.value * second;
}

function datasetDifference(
  { dataset }: LessonScope,
  { event }: FitScope,
): ScopeDifference | undefined {
  if (dataset === undefined) return undefined;
  const name = dataset.split('@')[0] ?? dataset;
  const terms = [...event.features.flatMap((one) => one.terms), ...(event.label?.terms ?? [])];
  const tables = terms.flatMap(({ source }) => source.tables);
  if (tables.length === 0 || tables.some((table) => isSameTable(table, name))) return undefined;
  return { kind: 'dataset', text: `the lesson is about the dataset ${dataset}` };
}

function parameterDifference(
  { parameters = {} }: LessonScope,
  { event }: FitScope,
): ScopeDifference | undefined {
  const other = Object.entries(parameters).find(([name, value]) => {
    const own = event.parameters[name];
    return own !== undefined && own !== value;
  });
  if (other === undefined) return undefined;
  const [name, value] = other;
  return { kind: 'parameters', text: `the lesson is about ${name} = ${String(value)}` };
}
