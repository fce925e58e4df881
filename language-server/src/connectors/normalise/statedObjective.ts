import type { Attempt } from '../../../../protocol/src/records/attempt';
import { durationUnit, parseDuration } from '../../../../protocol/src/workspace/durationText';
import { cleanLine } from '../untrustedText';
import { directionOf } from './metricName';
import { isRecord } from './parameters';
import { wordsOf } from './words';

const targetKeys = [
  'target', 'label', 'target column', 'target col', 'target name', 'label column', 'label col',
  'y col', 'y column', 'response', 'dependent variable',
]; // prettier-ignore
const metricKeys = [
  'objective metric', 'primary metric', 'eval metric', 'optimise metric', 'optimize metric',
  'metric', 'monitor', 'scoring',
]; // prettier-ignore
const horizonKeys = ['horizon', 'forecast horizon', 'prediction horizon'];

/** Keys whose value says by itself what it is. */
const kindNames = new Set(['kind', 'type', 'strategy', 'method', 'name']);

type StatedObjective = Attempt['objective'];

/** What a run's settings say of target, horizon and metric; what they do not say is absent. */
export function statedObjective(settings: ReadonlyMap<string, unknown>): StatedObjective {
  const byName = new Map([...settings].map(([key, value]) => [wordsOf(key).join(' '), value]));
  const target = firstText(byName, targetKeys);
  const metric = firstText(byName, metricKeys);
  const horizon = horizonOf(byName);
  const direction = metric === undefined ? undefined : directionOf(metric);
  return {
    ...(target !== undefined && { target }),
    ...(horizon !== undefined && { horizon }),
    ...(metric !== undefined && { metric }),
    ...(direction !== undefined && { direction }),
  };
}

/** How the run says that it was validated (`time, cutoff 2025-09-01`), or undefined. */
export function statedValidation(settings: ReadonlyMap<string, unknown>): string | undefined {
  for (const key of ['split', 'validation', 'cv', 'split_kind', 'split_strategy', 'cv_strategy']) {
    const value = settings.get(key);
    if (typeof value === 'string' && value.trim() !== '') return cleanLine(value);
    if (isRecord(value)) {
      const parts = Object.entries(value).filter(([, part]) => typeof part !== 'object');
      const words = parts.map(([name, part]) =>
        kindNames.has(name) ? String(part) : `${name} ${String(part)}`,
      );
      return cleanLine(words.join(', '));
    }
  }
  return undefined;
}

/** The dataset that a run's settings name: `dataset: {name, version}` or `dataset: name`. */
export function statedDataset(settings: ReadonlyMap<string, unknown>): Attempt['dataset'] {
  const value = settings.get('dataset') ?? settings.get('dataset_name') ?? settings.get('data');
  if (typeof value === 'string' && value.trim() !== '') return { name: cleanLine(value) };
  if (!isRecord(value) || typeof value['name'] !== 'string') return undefined;
  const name = cleanLine(value['name']);
  const { digest, version } = { digest: value['digest'], version: value['version'] };
  if (typeof digest === 'string') return { name, digest: cleanLine(digest), algorithm: 'stated' };
  if (typeof version !== 'string' && typeof version !== 'number') return { name };
  return { name, digest: cleanLine(String(version)), algorithm: 'version' };
}

function firstText(
  byName: ReadonlyMap<string, unknown>,
  keys: readonly string[],
): string | undefined {
  for (const key of keys) {
    const value = byName.get(key);
    // A column or a metric is one name; a sentence, a list or a path is something else.
    if (typeof value === 'string' && /^[\p{L}_][\p{L}\p{N}_.\-@]{0,120}$/u.test(value.trim())) {
      return cleanLine(value);
    }
  }
  return undefined;
}

/** `horizon_days: 7` and `horizon: 7d`; a bare number without a unit says nothing. */
function horizonOf(byName: ReadonlyMap<string, unknown>): string | undefined {
  for (const [name, value] of byName) {
    const stem = horizonKeys.find((key) => name === key || name.startsWith(`${key} `));
    if (stem === undefined || (typeof value !== 'string' && typeof value !== 'number')) continue;
    const unit = durationUnit(name.slice(stem.length));
    const duration = parseDuration(unit === undefined ? String(value) : `${value}${unit}`);
    if (duration !== undefined) return `${duration.value}${duration.unit}`;
  }
  return undefined;
}
