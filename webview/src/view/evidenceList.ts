import type { Evidence } from '../../../protocol/src/explanation';
import { element, type Markup, text } from '../markup';

/** Links to what proves the statement. A record without a file is named, so that it can be found. */
export function evidenceList(evidence: readonly Evidence[], id: string): readonly Markup[] {
  if (evidence.length === 0) return [];
  return [
    element('ul', {
      attributes: { class: 'evidence', 'aria-label': 'Evidence' },
      children: evidence.map((one, index) =>
        element('li', { children: [link(one, `${id}-evidence-${index}`)] }),
      ),
    }),
  ];
}

function link({ label, file, line, ref }: Evidence, id: string): Markup {
  if (file === undefined) return text('span', ref === undefined ? label : `${label} (${ref})`);
  const place = line === undefined ? file : `${file}:${line + 1}`;
  return element('vscode-button', {
    attributes: { id, appearance: 'secondary', title: `Open ${place}` },
    children: [label],
    onClick:
      line === undefined ? { kind: 'openEvidence', file } : { kind: 'openEvidence', file, line },
  });
}
