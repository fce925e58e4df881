import type { ExplainedAttempt } from '../../../protocol/src/explanation';
import type { ViewState } from '../../../protocol/src/webview';
import { element, type Markup, text } from '../markup';
import { attemptCard } from './attemptCard';
import { evidenceList } from './evidenceList';
import { lessonBlock } from './lessonBlock';
import { slicesOf, slicePicker } from './slicePicker';

type TimelineView = Extract<ViewState, { kind: 'timeline' }>;

/** Past attempts from oldest to newest, and the lessons that belong to none of them. */
export function timeline({ title, explanation, memory }: TimelineView): Markup {
  const { attempts, lessons } = explanation;
  const slices = slicesOf(attempts);
  const slice = slices.includes(memory.slice ?? '') ? memory.slice : undefined;
  const picker = slices.length > 0 ? [slicePicker(slices, slice)] : [];
  return element('div', {
    children: [
      element('header', {
        children: [
          element('h1', { children: ['Past attempts: ', text('bdi', title)] }),
          text('p', summary(attempts), { class: 'summary' }),
          ...picker,
        ],
      }),
      element('ol', {
        attributes: { class: 'timeline', 'aria-label': 'Attempts, oldest first' },
        children: attempts.map((attempt, index) => attemptCard(attempt, { index, slice })),
      }),
      ...(lessons.length > 0 ? [lessonSection(lessons)] : []),
    ],
  });
}

function lessonSection(lessons: TimelineView['explanation']['lessons']): Markup {
  return element('section', {
    attributes: { class: 'lessons', 'aria-labelledby': 'lessons' },
    children: [
      text('h2', 'Lessons', { id: 'lessons' }),
      ...lessons.map(({ lesson, evidence }, index) =>
        element('article', {
          attributes: { class: 'card' },
          children: [lessonBlock(lesson), ...evidenceList(evidence, `lesson-${index}`)],
        }),
      ),
    ],
  });
}

/** `3 attempts, oldest first: 1 kept, 2 abandoned.` */
function summary(attempts: readonly ExplainedAttempt[]): string {
  const [first] = attempts;
  if (first === undefined) return 'No past attempt is recorded for this.';
  if (attempts.length === 1) return `1 attempt, ${first.outcome}.`;
  const counts = new Map<string, number>();
  for (const { outcome } of attempts) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const parts = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  return `${attempts.length} attempts, oldest first: ${parts}.`;
}
