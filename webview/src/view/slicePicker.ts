import type { ExplainedAttempt } from '../../../protocol/src/explanation';
import { element, type Markup, text } from '../markup';

/** The value that stands for no slice; a slice cannot have an empty name in the list. */
const all = '';

/** Names of the slices that any attempt or duplicate was measured on, in order of first appearance. */
export function slicesOf(attempts: readonly ExplainedAttempt[]): readonly string[] {
  const observations = attempts.flatMap(({ observations: own, duplicates }) => [
    ...own,
    ...duplicates.flatMap((duplicate) => duplicate.observations),
  ]);
  return [...new Set(observations.map(({ slice }) => slice ?? all))].filter((name) => name !== all);
}

/** Lets a person narrow every table to one slice. */
export function slicePicker(slices: readonly string[], chosen: string | undefined): Markup {
  const option = (value: string, label: string): Markup =>
    element('vscode-option', {
      attributes: value === (chosen ?? all) ? { value, selected: '' } : { value },
      children: [label],
    });
  return element('div', {
    attributes: { class: 'picker' },
    children: [
      text('label', 'Slice', { id: 'slice-label' }),
      element('vscode-dropdown', {
        attributes: { id: 'slice', 'aria-labelledby': 'slice-label' },
        children: [option(all, 'All slices'), ...slices.map((name) => option(name, name))],
        onChange: (value) =>
          value === all ? { kind: 'selectSlice' } : { kind: 'selectSlice', slice: value },
      }),
    ],
  });
}
