import type { KnownAt } from '../../../../protocol/src/records/definition';
import type { Duration } from '../../../../protocol/src/records/source';
import { durationUnit, parseDuration } from '../../../../protocol/src/workspace/durationText';
import { wordsOf } from './words';

const knownOfWords: ReadonlyMap<string, KnownAt> = new Map([
  ...(['creation', 'creation time', 'entity creation', 'static'] as const).map(
    (words) => [words, 'creation'] as const,
  ),
  ...(['plan', 'plan time', 'planned', 'planning'] as const).map(
    (words) => [words, 'plan'] as const,
  ),
  ...(['event', 'event time', 'at event'] as const).map((words) => [words, 'event'] as const),
  ...(['outcome', 'post event', 'after event', 'post outcome', 'after outcome'] as const).map(
    (words) => [words, 'outcome'] as const,
  ),
]);

/** When a value is known, from the words of a catalogue (`plan_time`, `post_event`), or undefined. */
export function knownAt(text: string): KnownAt | undefined {
  return knownOfWords.get(wordsOf(text).join(' '));
}

/** A duration from a text (`2d`), or from a number and a unit (`2`, `days`); undefined otherwise. */
export function durationOf(value: unknown, unit?: unknown): Duration | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const named = typeof unit === 'string' ? durationUnit(unit) : undefined;
  if (named !== undefined) {
    const number = typeof value === 'number' ? value : Number(value.trim() || NaN);
    return Number.isFinite(number) && number >= 0 ? { value: number, unit: named } : undefined;
  }
  return parseDuration(String(value));
}

/** A step between rows: a duration, or one of a named unit (`daily`). */
export function stepOf(value: unknown, unit?: unknown): Duration | undefined {
  const named = typeof value === 'string' ? durationUnit(value) : undefined;
  return named === undefined ? durationOf(value, unit) : { value: 1, unit: named };
}
