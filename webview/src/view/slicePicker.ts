import type { ExplainedAttempt } from '../../../protocol/src/explanation';
import { element, type Markup, text } from '../markup';

/** Names of the slices that any attempt or duplicate was measured on, in order of first appearance. */
export function slicesOf(attempts: readonly ExplainedAttempt[]): readonly string[] {
  const observations = attempts.flatMap(({ observations: own, duplicates }) => [
    ...own,
    ...duplicates.flatMap((duplicate) => duplicate.observations),
  ]);
  return [...new Set(observations.flatMap(({ slice }) => slice ?? []))];
}

/**
 * Lets a person narrow every table to one slice. Options are told apart by number, because a slice
 * may be called anything; 0 is all slices.
 */
export function slicePicker(slices: readonly string[], chosen: string | undefined): Markup {
  const chosenNumber = chosen === undefined ? 0 : slices.indexOf(chosen) + 1;
  const options = ['All slices', ...slices].map((label, number) =>
    text('vscode-option', label, {
      value: String(number),
      ...(number === chosenNumber && { selected: '' }),
    }),
  );
  return element('div', {
    attributes: { class: 'picker' },
    children: [
      text('label', 'Slice', { id: 'slice-label' }),
      element('vscode-dropdown', {
        attributes: { id: 'slice', 'aria-labelledby': 'slice-label' },
        children: options,
        onChange: (value) => {
          const slice = slices[Number(value) - 1];
          return slice === undefined ? { kind: 'selectSlice' } : { kind: 'selectSlice', slice };
        },
      }),
    ],
  });
}
