import * as z from 'zod';
import type { Duration, DurationUnit } from '../records/source';

const unitOf: Readonly<Record<string, DurationUnit>> = {
  s: 's', sec: 's', second: 's', seconds: 's',
  min: 'min', minute: 'min', minutes: 'min', t: 'min',
  h: 'h', hour: 'h', hours: 'h', hourly: 'h',
  d: 'd', day: 'd', days: 'd', daily: 'd', b: 'd',
  w: 'w', week: 'w', weeks: 'w', weekly: 'w',
  mo: 'mo', month: 'mo', months: 'mo', monthly: 'mo', m: 'mo', ms: 'mo', me: 'mo',
  q: 'q', quarter: 'q', quarters: 'q', quarterly: 'q',
  y: 'y', yr: 'y', year: 'y', years: 'y', yearly: 'y', annual: 'y',
}; // prettier-ignore

/** The unit that a word names (`days`, `h`, `monthly`), or undefined. */
export function durationUnit(word: string): DurationUnit | undefined {
  return unitOf[word.trim().toLowerCase()];
}

/** Reads `7d`, `1.5 hours`, `2 w`; undefined when the text is not a duration. */
export function parseDuration(text: string): Duration | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*$/i.exec(text);
  const unit = match?.[2] === undefined ? undefined : durationUnit(match[2]);
  return match?.[1] === undefined || unit === undefined
    ? undefined
    : { value: Number(match[1]), unit };
}

/** A duration as people write it in a workspace file. */
export const durationTextSchema = z
  .string()
  .regex(/^\s*\d+(\.\d+)?\s*[A-Za-z]+\s*$/, 'write a duration such as 7d, 12h or 1mo');
