import type { Duration } from '../../../protocol/src/records/source';

/** Units with a fixed ratio, in seconds; months and their multiples, in months. */
const seconds: Readonly<Record<string, number>> = {
  s: 1,
  min: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
};
const months: Readonly<Record<string, number>> = { mo: 1, q: 3, y: 12 };

/** A duration as a number of another unit; undefined when the two cannot be compared. */
export function inUnit(duration: Duration, unit: Duration): number | undefined {
  for (const scale of [seconds, months]) {
    const from = scale[duration.unit];
    const to = scale[unit.unit];
    if (from !== undefined && to !== undefined) {
      return (duration.value * from) / (unit.value * to);
    }
  }
  return undefined;
}

/** `7 d`, as messages write it. */
export function durationText(duration: Duration): string {
  return `${duration.value} ${duration.unit}`;
}
