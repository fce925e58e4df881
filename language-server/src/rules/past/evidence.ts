import type { Attempt } from '../../../../protocol/src/records/attempt';
import type { LinkedAttempt } from '../knowledge';
import type { SiteRelated } from '../rule';
import { oneLine } from '../untrustedText';
import { ownFiguresText } from './figureText';

/** More of them help nobody; `explain` lists all. */
const mostRelated = 12;

/** Records and places behind earlier attempts: their runs, what the lessons cite, the attempt files. */
export function relatedTo(all: readonly LinkedAttempt[]): readonly SiteRelated[] {
  const related: SiteRelated[] = [];
  for (const linked of all) {
    if (related.length >= mostRelated) break;
    related.push(...relatedOf(linked));
  }
  return related.slice(0, mostRelated);
}

function relatedOf({ attempt, duplicates }: LinkedAttempt): readonly SiteRelated[] {
  const attempts = [attempt, ...duplicates];
  return [
    ...attempts.filter(isRun).map((run, order) => runRelated(run, order > 0)),
    ...(attempt.lesson?.evidence ?? []).map(citedRelated),
    ...attempts.filter((one) => !isRun(one)).map(fileRelated),
  ];
}

/**
 * What a finding about these attempts rests on. A new run, another outcome or another conclusion
 * changes it, so that a dismissed finding comes back.
 */
export function evidenceOf(all: readonly LinkedAttempt[]): readonly string[] {
  return all
    .flatMap(({ attempt, duplicates }) => [attempt, ...duplicates])
    .map(({ id, outcome, lesson }) => [id, outcome, lesson?.claim ?? ''].join(' '))
    .sort();
}

/** Where a text such as `docs/x.md#L12` points: path and 0-based line. */
export function citedPlace(text: string): { readonly file: string; readonly line?: number } {
  const [, file = text, line] = /^(.+?)(?:#L|:)(\d+)(?:-L?\d+)?$/.exec(text) ?? [];
  return line === undefined ? { file } : { file, line: Math.max(0, Number(line) - 1) };
}

/** The part of a record's id that people use: the first eight characters behind the system. */
export function shortId(id: string): string {
  const colon = id.indexOf(':');
  return colon < 0 ? id : id.slice(colon + 1, colon + 9);
}

/** A record of a tracker is named `system:id`; a file goes by its own id. */
export function isRun({ id, source }: Attempt): boolean {
  return id.startsWith(`${source.system}:`) && source.system !== 'precedent';
}

function runRelated(run: Attempt, isDuplicate: boolean): SiteRelated {
  const { id, name, source } = run;
  const figures = ownFiguresText(run);
  const message = [
    `${source.system} run ${name === undefined ? shortId(id) : `${oneLine(name, 80)} (${shortId(id)})`}`,
    ...(isDuplicate ? [', the same attempt'] : []),
    ...(figures === '' ? [] : [`: ${figures}`]),
  ].join('');
  return { role: 'attempt', message, ref: id, ...placeOf(run) };
}

function fileRelated(attempt: Attempt): SiteRelated {
  const claim = attempt.lesson?.claim ?? attempt.id;
  return { role: 'lesson', message: oneLine(claim), ref: attempt.id, ...placeOf(attempt) };
}

function citedRelated(cited: string): SiteRelated {
  return { role: 'lesson', message: oneLine(cited), ...citedPlace(cited) };
}

function placeOf({ source }: Attempt): { readonly file: string; readonly line: number } {
  return { file: source.path, line: source.line ?? 0 };
}
