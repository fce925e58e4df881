import type { ExplainedAttempt } from '../../../protocol/src/explanation';
import { element, type Markup, text } from '../markup';
import { evidenceList } from './evidenceList';
import { lessonBlock } from './lessonBlock';
import { observationTable } from './observationTable';

type Duplicate = ExplainedAttempt['duplicates'][number];

/** One idea: when, how it ended, what was measured, what was learned, and what proves it. */
export function attemptCard(
  attempt: ExplainedAttempt,
  { index, slice }: { readonly index: number; readonly slice: string | undefined },
): Markup {
  const { idea, observations, lesson, evidence, duplicates, differs } = attempt;
  const id = `attempt-${index}`;
  return element('li', {
    attributes: { class: `attempt ${attempt.outcome}` },
    children: [
      element('article', {
        attributes: { class: 'card', 'aria-labelledby': id },
        children: [
          heading(attempt),
          text('h2', idea, { id }),
          ...observationTable(observations, slice),
          ...(lesson ? [lessonBlock(lesson)] : []),
          ...evidenceList(evidence, id),
          ...duplicates.map((duplicate, at) =>
            duplicateBlock(duplicate, { id: `${id}-${at}`, slice }),
          ),
          ...changes(differs),
        ],
      }),
    ],
  });
}

function heading({ date, outcome, ref }: ExplainedAttempt): Markup {
  return element('div', {
    attributes: { class: 'when' },
    children: [
      date === undefined
        ? text('span', 'Date unknown')
        : text('time', date.slice(0, 10), { datetime: date }),
      text('vscode-tag', outcome, { class: 'outcome', 'aria-label': `Outcome: ${outcome}` }),
      text('code', ref, { class: 'ref', title: ref }),
    ],
  });
}

/** The same idea as another tracker has it, with its own figures: they may disagree. */
function duplicateBlock(
  { ref, observations, evidence }: Duplicate,
  { id, slice }: { readonly id: string; readonly slice: string | undefined },
): Markup {
  return element('section', {
    attributes: { class: 'duplicate', 'aria-label': `The same attempt, recorded as ${ref}` },
    children: [
      element('h3', { children: ['The same attempt, recorded as ', text('code', ref)] }),
      ...observationTable(observations, slice),
      ...evidenceList(evidence, id),
    ],
  });
}

function changes(differs: readonly string[]): readonly Markup[] {
  if (differs.length === 0) return [];
  return [
    element('section', {
      attributes: { class: 'differs' },
      children: [
        text('h3', 'What has changed since'),
        element('ul', { children: differs.map((line) => text('li', line)) }),
      ],
    }),
  ];
}
