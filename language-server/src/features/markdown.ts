import { inertText } from '../memory/render/inertMarkdown';

/** Untrusted text as code; backticks inside it do not end it. */
export function codeSpan(text: string): string {
  return `\`${text.replaceAll(/[`\s]+/g, ' ').trim() || ' '}\``;
}

/** A link to a place that we computed; only the label is untrusted. */
export function markdownLink(label: string, href: string): string {
  return `[${inertText(label)}](${href.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}
