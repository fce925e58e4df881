import type { Lesson, RetryWhen } from '../../../protocol/src/records/attempt';
import { element, type Markup, text } from '../markup';

/** What people concluded, kept apart from what was measured, and who says so. */
export function lessonBlock(lesson: Lesson): Markup {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Lesson', lesson.claim],
    ['Why', lesson.why],
    ['Holds for', scopeText(lesson)],
    ['Retry when', retryText(lesson.retry_when)],
    ['Disputed by', lesson.disputed_by?.join(', ')],
    ['Recorded', provenance(lesson)],
  ];
  return element('dl', {
    attributes: { class: 'lesson' },
    children: rows.flatMap(([term, content]) =>
      content === undefined || content === '' ? [] : [text('dt', term), text('dd', content)],
    ),
  });
}

/** The condition of a retry in words, for instance `columns a, b; transform interaction`. */
function retryText(condition: RetryWhen | undefined): string | undefined {
  if (condition === undefined) return undefined;
  const { any_columns: columns = [], transforms = [], parameters, text: words } = condition;
  const parts = [
    words,
    listed('column', columns),
    listed('transform', transforms),
    parametersText(parameters),
  ];
  return parts.filter(Boolean).join('; ');
}

function listed(noun: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  return `${noun}${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}

function scopeText({ scope }: Lesson): string | undefined {
  if (scope === undefined) return undefined;
  const { parameters, ...named } = scope;
  const parts = Object.entries(named).map(([name, value]) => `${name} ${value}`);
  return [...parts, parametersText(parameters)].filter(Boolean).join(', ');
}

function parametersText(parameters: RetryWhen['parameters']): string | undefined {
  return parameters === undefined
    ? undefined
    : Object.entries(parameters)
        .map(([name, value]) => `${name} = ${value}`)
        .join(', ');
}

/** Unverified lessons come from a program: people must see that. */
function provenance({ author, date, confidence, verified }: Lesson): string {
  const parts = [
    author === undefined ? undefined : `by ${author}`,
    date,
    confidence === undefined ? undefined : `confidence ${confidence}`,
    verified === false ? 'not verified by a person' : undefined,
  ];
  return parts.filter(Boolean).join(', ');
}
