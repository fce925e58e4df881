import type { Evidence, ExplainedAttempt, Explanation } from '../../../protocol/src/explanation';
import type { Attempt, Observation } from '../../../protocol/src/records/attempt';
import type { LinkedAttempt } from '../rules/knowledge';
import { ideaOf, noteText } from '../rules/past/attemptText';
import { bareName } from '../rules/past/columnNames';
import { citedPlace, isRun, shortId } from '../rules/past/evidence';
import { comparedFigures, toldBy } from '../rules/past/verdict';
import { oneLine } from '../rules/untrustedText';
import { differencesSince, type Today } from './differences';
import type { MemoryView } from './memory';
import { targetOf } from './resolvedAttempt';

/** What is asked: columns (bare or `table.column`), a free text, or the target of attempts. */
export type ExplainQuestion =
  { readonly columns: readonly string[] } | { readonly text: string } | { readonly target: string };

/** What was tried more often than this is told by its newest attempts, unless more are asked for. */
const mostAttempts = 100;
/** Figures beyond these are curves, not results. */
const mostObservations = 24;
/** More attempts than this answer no free text. */
const mostFound = 50;

export interface ExplainOptions {
  /** ISO date, to tell expired lessons; without it none has expired. */
  readonly today?: string;
  /** The most attempts to tell, the newest ones. */
  readonly limit?: number;
}

/**
 * The past attempts that answer a question, oldest first, each idea once, with evidence and with
 * what is different now.
 */
export function explain(
  view: MemoryView,
  question: ExplainQuestion,
  { today: date, limit = mostAttempts }: ExplainOptions = {},
): Explanation {
  const today: Today = {
    catalog: view.catalog,
    newestUse: (dataset, algorithm) => view.attempts.newestUse(dataset, algorithm),
    ...(date !== undefined && { date }),
  };
  const { newest: found, earlier } = attemptsFor(view, question, { limit });
  return {
    ...(earlier > 0 && { earlier }),
    attempts: found.map((linked) => explained(linked, today)),
    lessons: found.flatMap(({ attempt, duplicates }) =>
      [attempt, ...duplicates].flatMap((one) => {
        const { id, lesson } = one;
        return lesson === undefined ? [] : [{ ref: id, lesson, evidence: evidenceOf(one) }];
      }),
    ),
  };
}

interface Found {
  readonly newest: readonly LinkedAttempt[];
  readonly earlier: number;
}

function attemptsFor(
  view: MemoryView,
  question: ExplainQuestion,
  { limit }: { readonly limit: number },
): Found {
  const { attempts } = view;
  if ('columns' in question) return attempts.newestTouching(question.columns, limit);
  if ('text' in question) return attemptsForText(view, question.text, { limit });
  const target = bareName(question.target).toLowerCase();
  const ideas = [...attempts.ideas()].filter(({ heads }) =>
    heads.some((head) => targetOf(head) === target),
  );
  const newest = ideas.slice(-limit).map(({ linked }) => linked);
  return { newest, earlier: ideas.length - newest.length };
}

/** A text may name a run or a column; anything else is searched for. */
function attemptsForText(
  { attempts, search }: MemoryView,
  text: string,
  { limit }: { readonly limit: number },
): Found {
  const name = text.trim();
  const named = attempts.byRef(name);
  if (named !== undefined) return { newest: [named], earlier: 0 };
  const touching = attempts.newestTouching(/^[\w.]+$/.test(name) ? [name] : [], limit);
  if (touching.newest.length > 0) return touching;
  const hits = search.find(text, {
    kinds: ['attempt', 'lesson'],
    limit: Math.min(limit, mostFound),
  });
  const found = new Set(hits.flatMap(({ ref }) => attempts.byRef(ref) ?? []));
  return { newest: attempts.inOrder(found), earlier: 0 };
}

function explained(linked: LinkedAttempt, today: Today): ExplainedAttempt {
  const { attempt, duplicates, baseline } = linked;
  const { id, lesson, outcome } = attempt;
  const date = attempt.lesson?.date ?? attempt.date ?? duplicates[0]?.date;
  return {
    ref: id,
    ...(date !== undefined && { date }),
    outcome,
    idea: ideaText(linked),
    observations: observationsOf(attempt, baseline),
    ...(lesson !== undefined && { lesson }),
    evidence: evidenceOf(attempt),
    duplicates: duplicates.map((one) => ({
      ref: one.id,
      observations: observationsOf(one, baseline),
      evidence: evidenceOf(one),
    })),
    differs: differencesSince(linked, today),
  };
}

/** The idea and, where nobody drew a conclusion, what the run itself says about its end. */
function ideaText(linked: LinkedAttempt): string {
  const { attempt, duplicates } = linked;
  if (attempt.lesson !== undefined) return ideaOf(linked);
  const ends = [attempt, ...duplicates].map(({ origin }) => origin);
  const code = ends.flatMap(({ exitCode }) => exitCode ?? []).find((one) => one !== 0);
  const failure = ends.flatMap(({ failure: text }) => text ?? [])[0];
  const note = noteText(linked).replace(/[.\s]+$/, '');
  return [
    ideaOf(linked),
    ...(note === '' ? [] : [`: ${note}`]),
    ...(code === undefined ? [] : [` (exit code ${code})`]),
    ...(failure === undefined ? [] : [`: ${oneLine(failure)}`]),
  ].join('');
}

/** Figures of the objective's metric first, beside those of the baseline, then the others. */
function observationsOf(attempt: Attempt, baseline: Attempt | undefined): Observation[] {
  const figures = comparedFigures(toldBy(attempt), baseline && toldBy(baseline));
  const own = figures.map(({ observation, before }) =>
    before === undefined ? observation : { ...observation, baseline: before },
  );
  const known = new Set(figures.map(({ observation }) => observation));
  const others = attempt.observations.filter((one) => !known.has(one));
  return [...own, ...others].slice(0, mostObservations);
}

/** The record itself, then what its lesson cites. */
function evidenceOf(attempt: Attempt): Evidence[] {
  const { id, name, source, lesson } = attempt;
  const label = isRun(attempt)
    ? `${source.system} run ${name === undefined ? '' : `${oneLine(name, 80)} `}(${shortId(id)})`
    : oneLine(id);
  const cited = (lesson?.evidence ?? []).map((text) => {
    const place = citedPlace(text);
    const line = place.line === undefined ? '' : `:${place.line + 1}`;
    return { label: oneLine(`${place.file}${line}`), ...place };
  });
  return [{ ref: id, label, file: source.path, line: source.line ?? 0 }, ...cited];
}
