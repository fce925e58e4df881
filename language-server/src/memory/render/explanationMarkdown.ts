import type { Evidence, Explanation } from '../../../../protocol/src/explanation';
import {
  countText,
  explanationSections,
  type ExplanationLine,
  placeText,
} from './explanationLines';
import { inertLink, inertText } from './inertMarkdown';

/** An explanation as Markdown, in which everything that others wrote is inert text. */
export function explanationMarkdown(title: string, explanation: Explanation): string {
  const sections = explanationSections(explanation).map(({ date, outcome, idea, lines }) =>
    [
      `## ${inertText(date)} · ${inertText(outcome)} · ${inertText(idea, 400)}`,
      lines.map((one) => `- ${lineMarkdown(one)}`).join('\n'),
    ].join('\n\n'),
  );
  const heading = `# ${inertText(title)}: ${countText(explanation)}`;
  return `${[heading, ...sections].join('\n\n')}\n`;
}

function lineMarkdown({ label, text, links }: ExplanationLine): string {
  const places = links.map(linkMarkdown).join(', ');
  const shown = inertText(text, 400);
  const all = text === '' ? places : places === '' ? shown : `${shown} (${places})`;
  return `**${label}**: ${all}`;
}

function linkMarkdown(evidence: Evidence): string {
  const { file, line } = evidence;
  return file === undefined
    ? inertText(evidence.label)
    : inertLink(placeText(evidence), { path: file, line });
}
