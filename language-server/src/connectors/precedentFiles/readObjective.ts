import { posix } from 'node:path';
import type { Objective } from '../../../../protocol/src/records/objective';
import type { Duration, Problem, SourceRef } from '../../../../protocol/src/records/source';
import { parseDuration } from '../../../../protocol/src/workspace/durationText';
import {
  objectiveFileSchema,
  type ObjectiveFile,
} from '../../../../protocol/src/workspace/objectiveFile';
import type { ReadResult, SourceInputs } from '../connector';
import { durationOf } from '../normalise/availability';
import { isRecord } from '../normalise/parameters';
import { withoutUndefined } from '../normalise/withoutUndefined';
import { readYaml, type YamlDocument } from '../yaml/yamlDocument';
import { readAuthored } from './authoredFile';

/** The parameters file that an objective takes its horizon from, if any. */
export function horizonFiles(path: string, inputs: SourceInputs): readonly string[] {
  const outcome = readAuthored(objectiveFileSchema, path, inputs);
  const horizon = outcome.ok ? outcome.value.time?.horizon : undefined;
  return typeof horizon === 'object' ? [pointerParts(horizon.from).file] : [];
}

/**
 * An objective with its horizon followed into the parameters file. Where that fails the objective
 * stands without a time, and the problem says why.
 */
export function readObjective(path: string, inputs: SourceInputs): ReadResult {
  const outcome = readAuthored(objectiveFileSchema, path, inputs);
  if (!outcome.ok) return { problems: outcome.problems };
  const { value: file, document } = outcome;
  const horizon = file.time && followHorizon(file.time.horizon, { document, files: inputs.files });
  const problems = horizon !== undefined && 'problem' in horizon ? [horizon.problem] : [];
  const resolved = horizon !== undefined && 'duration' in horizon ? horizon : undefined;
  return { objectives: [objectiveOf(file, { document, resolved })], problems };
}

interface Horizon {
  readonly duration: Duration;
  readonly source?: SourceRef;
}

function objectiveOf(
  file: ObjectiveFile,
  { document, resolved }: { document: YamlDocument; resolved: Horizon | undefined },
): Objective {
  return withoutUndefined({
    id: file.id,
    decision: file.decision,
    target: targetOf(file),
    entity: file.entity,
    unseenEntities: file.unseen_entities ?? false,
    time: resolved && timeOf(file, resolved),
    metric: file.metric,
    slices: file.slices ?? [],
    guardrails: (file.guardrails ?? []).map((one) => withoutUndefined(one)),
    errorCosts: file.error_costs,
    leastGain: file.least_gain,
    baseline: file.baseline,
    files: file.files,
    purpose: file.purpose,
    audience: file.audience,
    source: { system: 'precedent', path: document.path, line: document.lineOf(['id']) },
  });
}

function targetOf({ target }: ObjectiveFile): Objective['target'] {
  const cut = target.column.lastIndexOf('.');
  return withoutUndefined({
    table: cut === -1 ? undefined : target.column.slice(0, cut),
    column: target.column.slice(cut + 1),
    definition: target.definition,
    hash: target.hash,
  });
}

function timeOf({ time }: ObjectiveFile, { duration, source }: Horizon): Objective['time'] {
  if (time === undefined) return undefined;
  return withoutUndefined({
    column: time.column,
    at: time.at ?? ('target' as const),
    step: time.step === undefined ? undefined : parseDuration(time.step),
    horizon: duration,
    issued: time.issued,
    horizonSource: source,
  });
}

type WrittenHorizon = NonNullable<ObjectiveFile['time']>['horizon'];

function followHorizon(
  horizon: WrittenHorizon,
  { document, files }: { document: YamlDocument; files: SourceInputs['files'] },
): Horizon | { readonly problem: Problem } {
  const line = document.lineOf(['time', 'horizon']) + 1;
  const fail = (text: string): { problem: Problem } => ({
    problem: { file: document.path, message: `line ${line}: ${text}` },
  });
  if (typeof horizon === 'string') {
    const duration = parseDuration(horizon);
    return duration ? { duration } : fail(`"${horizon}" is no duration; write one such as 7d.`);
  }
  const { file, keys } = pointerParts(horizon.from);
  const bytes = files.get(file);
  if (bytes === undefined)
    return fail(`the horizon's file ${file} could not be read; check the path.`);
  const outcome = readYaml(file, bytes);
  if (!outcome.ok) return { problem: outcome.problem };
  const value = keys.reduce<unknown>(stepInto, outcome.document.value);
  const duration = durationOf(value, horizon.unit) ?? durationOf(value);
  if (duration === undefined) {
    return fail(
      `${horizon.from} names no number to be counted in "${horizon.unit}"; check the key and the unit.`,
    );
  }
  return {
    duration,
    source: { system: 'precedent', path: file, line: outcome.document.lineOf(keys) },
  };
}

/** `params.yaml#/forecast/horizon_days`: a workspace file and a JSON pointer (RFC 6901). */
function pointerParts(from: string): { file: string; keys: string[] } {
  const [file = '', pointer = ''] = from.split('#', 2);
  const keys = pointer.split('/').filter((key) => key !== '');
  return {
    file: posix.normalize(file),
    keys: keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')),
  };
}

function stepInto(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
