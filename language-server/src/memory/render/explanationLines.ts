import type { Evidence, ExplainedAttempt, Explanation } from '../../../../protocol/src/explanation';
import type { Observation } from '../../../../protocol/src/records/attempt';
import { retryText } from '../../rules/past/attemptText';
import { metricText, numberText, sliceText } from '../../rules/past/figureText';

/** One line about an attempt: what kind of thing is said, the untrusted text, and links behind it. */
export interface ExplanationLine {
  readonly label: string;
  readonly text: string;
  readonly links: readonly Evidence[];
}

/** One attempt, ready to be written in any markup. All texts are untrusted. */
export interface ExplanationSection {
  readonly date: string;
  readonly outcome: string;
  readonly idea: string;
  readonly lines: readonly ExplanationLine[];
}

/** An explanation as sections of labelled lines, oldest attempt first. */
export function explanationSections({ attempts }: Explanation): readonly ExplanationSection[] {
  return attempts.map((attempt) => ({
    date: attempt.date?.slice(0, 10) ?? 'no date',
    outcome: attempt.outcome,
    idea: attempt.idea,
    lines: [
      ...figureLines(attempt),
      ...lessonLines(attempt),
      line('evidence', '', { links: attempt.evidence }),
      ...attempt.duplicates.map((one) =>
        line('same attempt', figureTexts(one.observations).join(', '), { links: one.evidence }),
      ),
      ...attempt.differs.map((text) => line('now', text)),
    ],
  }));
}

/** `1 past attempt`, or that there is none. */
export function countText({ attempts, earlier = 0 }: Explanation): string {
  const count = attempts.length + earlier;
  if (count === 0) return 'no past attempts are known';
  const told = earlier === 0 ? '' : `, the newest ${attempts.length} of them here`;
  return `${count} past ${count === 1 ? 'attempt' : 'attempts'}${told}`;
}

/** `path:12` for an evidence with a place, counted from 1; its label otherwise. */
export function placeText({ file, line: at, label }: Evidence): string {
  if (file === undefined) return label;
  return at === undefined ? file : `${file}:${at + 1}`;
}

function figureLines({ observations }: ExplainedAttempt): readonly ExplanationLine[] {
  if (observations.length === 0) return [line('figures', 'no value')];
  return figureTexts(observations).map((text) => line('figure', text));
}

function lessonLines({ lesson }: ExplainedAttempt): readonly ExplanationLine[] {
  if (lesson === undefined) return [];
  const retry = retryText(lesson);
  const author = lesson.author === undefined ? '' : ` (${lesson.author})`;
  const doubt = lesson.verified === false ? ', not verified by a person' : '';
  return [
    line('lesson', `${lesson.claim}${author}${doubt}`),
    ...(lesson.why === undefined ? [] : [line('why', lesson.why)]),
    ...(retry === undefined ? [] : [line('retry when', retry)]),
  ];
}

/** A figure for all rows is called so only beside figures of slices. */
function figureTexts(observations: readonly Observation[]): readonly string[] {
  const sliced = new Set(observations.flatMap(({ metric, slice }) => (slice ? [metric] : [])));
  return observations.map(({ metric, slice, baseline, value, phase }) => {
    const whole = sliced.has(metric) ? 'overall ' : '';
    const where = slice === undefined ? whole : `${sliceText(slice)} `;
    const before = baseline === undefined ? '' : `${numberText(baseline)}→`;
    const use = phase === undefined || phase === 'offline' ? '' : ` in ${phase} use`;
    return `${where}${metricText(metric)} ${before}${numberText(value)}${use}`;
  });
}

function line(
  label: string,
  text: string,
  { links = [] }: { readonly links?: readonly Evidence[] } = {},
): ExplanationLine {
  return { label, text, links };
}
