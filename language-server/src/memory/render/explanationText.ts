import type { Explanation } from '../../../../protocol/src/explanation';
import { oneLine } from '../../rules/untrustedText';
import {
  countText,
  explanationSections,
  type ExplanationLine,
  placeText,
} from './explanationLines';

/** An explanation for a terminal: plain lines without control characters, ending with a newline. */
export function explanationText(title: string, explanation: Explanation): string {
  const sections = explanationSections(explanation).map(({ date, outcome, idea, lines }) =>
    [`${date}  ${outcome}  ${idea}`, ...lines.map((one) => `  ${lineText(one)}`)]
      .map((text) => indentOf(text) + oneLine(text, 400))
      .join('\n'),
  );
  return `${[`${oneLine(title)}: ${countText(explanation)}`, ...sections].join('\n\n')}\n`;
}

function lineText({ label, text, links }: ExplanationLine): string {
  const places = links.map(placeText).join(', ');
  const all = text === '' ? places : places === '' ? text : `${text} (${places})`;
  return `${label}: ${all}`;
}

function indentOf(text: string): string {
  return text.startsWith('  ') ? '  ' : '';
}
