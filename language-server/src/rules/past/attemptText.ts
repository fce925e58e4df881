import type { Attempt, Lesson } from '../../../../protocol/src/records/attempt';
import type { LinkedAttempt } from '../knowledge';
import { oneLine } from '../untrustedText';
import { bareName } from './columnNames';
import { figuresText } from './figureText';

/**
 * One or two sentences on an earlier attempt: the idea, its figures or what was said of it, how it
 * ended and when it is worth another try.
 */
export function triedText(linked: LinkedAttempt): string {
  const { lesson } = linked.attempt;
  const figures = figuresText(linked);
  const said = lesson === undefined ? noteText(linked) : figures === undefined ? lesson.claim : '';
  const result = figures === undefined ? '' : ` → ${figures}`;
  const remark = said === '' ? '' : `: ${oneLine(said).replace(/[.\s]+$/, '')}`;
  const retry = lesson === undefined ? undefined : retryText(lesson);
  return [
    `${ideaOf(linked)}${result}${remark}.`,
    `${endText(linked)}.`,
    ...(retry === undefined ? [] : [`Retry when: ${retry}.`]),
  ].join(' ');
}

/** What was tried, in a few words: the run's name, else the columns, else the model. */
export function ideaOf({ attempt, duplicates, adds }: LinkedAttempt): string {
  const name = [attempt, ...duplicates].flatMap((one) => one.name ?? [])[0];
  if (name !== undefined) return oneLine(name.replace(/[-_/\s]+/g, ' '), 80);
  const how = adds.transforms.length === 0 ? '' : ` (${adds.transforms.join(', ')})`;
  if (adds.columns.length > 0) return `${oneLine(adds.columns.map(bareName).join(', '), 80)}${how}`;
  return oneLine(attempt.touched.model ?? attempt.id, 80);
}

/** The day of the conclusion, or else of the attempt; `YYYY-MM-DD`. */
export function dayOf({ attempt, duplicates }: LinkedAttempt): string | undefined {
  const dates = [attempt.lesson?.date, attempt.date, ...duplicates.map(({ date }) => date)];
  return dates.find((date) => date !== undefined)?.slice(0, 10);
}

/** What a lesson asks for before another try; undefined when it asks for nothing. */
export function retryText({ retry_when: asked }: Lesson): string | undefined {
  if (asked === undefined) return undefined;
  if (asked.text !== undefined) return oneLine(asked.text).replace(/[.\s]+$/, '');
  const { any_columns: columns = [], transforms = [], parameters = {} } = asked;
  const settings = Object.entries(parameters).map(([name, value]) => `${name} = ${String(value)}`);
  const parts = [
    ...(columns.length > 0 ? [`${columns.join(' or ')} is used`] : []),
    ...(transforms.length > 0 ? [`used with ${transforms.join(' or ')}`] : []),
    ...(settings.length > 0 ? [`with ${settings.join(' and ')}`] : []),
  ];
  return parts.length === 0 ? undefined : oneLine(parts.join(', or '));
}

/** How it ended: `Abandoned 2025-11-04`, `Failed 2025-11-05 with exit code 1: KeyError: 'x'`. */
export function endText(linked: LinkedAttempt): string {
  const attempts = [linked.attempt, ...linked.duplicates];
  const { outcome } = linked.attempt;
  const day = dayOf(linked);
  const code = attempts.flatMap(({ origin }) => origin.exitCode ?? [])[0];
  const failure = attempts.flatMap(({ origin }) => origin.failure ?? [])[0];
  const isFailed = outcome === 'failed';
  const word = outcome === 'unknown' ? 'No outcome was recorded' : capital(outcome);
  return [
    word,
    ...(day === undefined ? [] : [` ${day}`]),
    ...(isFailed && code !== undefined ? [` with exit code ${code}`] : []),
    ...(isFailed && failure !== undefined ? [`: ${oneLine(failure).replace(/\.+$/, '')}`] : []),
    ...(attempts.some(({ origin }) => origin.deleted) ? [', deleted in the tracker'] : []),
  ].join('');
}

/** The first sentence of the first note. Nobody checked it: it is told and decides nothing. */
export function noteText({ attempt, duplicates }: LinkedAttempt): string {
  const notes = [attempt, ...duplicates].flatMap(noteOf);
  const [first = ''] = notes;
  const sentence = /^.+?[.!?](?=\s|$)/su.exec(first)?.[0] ?? first;
  const isWordOnly = /^\w+[.!]?$/.test(sentence.trim());
  return lowerFirst((isWordOnly ? first : sentence).trim());
}

function noteOf({ origin }: Attempt): readonly string[] {
  return origin.note === undefined || origin.note.trim() === '' ? [] : [oneLine(origin.note)];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A sentence that goes on after a colon; names in capitals and code stay as they are. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
