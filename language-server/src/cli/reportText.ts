import type { Finding, Position, Related, Severity } from '../../../protocol/src/finding';
import { plainLine } from './plainLine';

const colourOf: Readonly<Record<Severity, number>> = {
  error: 31,
  warning: 33,
  information: 34,
  hint: 90,
};

/**
 * Findings for people, one line each with its related places indented below, files apart by an empty
 * line. Lines and columns count from 1 here, as editors and terminals do; cells as in the JSON.
 */
export function findingLines(findings: readonly Finding[], colours: boolean): string {
  const lines: string[] = [];
  let lastFile: string | undefined;
  for (const finding of findings) {
    if (lastFile !== undefined && lastFile !== finding.file) lines.push('');
    lastFile = finding.file;
    const { file, cell, range, severity, rule, message } = finding;
    const place = placeText({ file, cell, start: range.start });
    const word = colours ? `\u001b[${colourOf[severity]}m${severity}\u001b[39m` : severity;
    lines.push(`${place} ${word} ${rule} ${plainLine(message)}`);
    lines.push(...finding.related.map((related) => `    ${relatedLine(related)}`));
  }
  return lines.map((line) => `${line}\n`).join('');
}

function relatedLine({ role, message, file, cell = null, range, ref }: Related): string {
  const place = file === undefined ? ref : placeText({ file, cell, start: range?.start });
  return `${role}: ${plainLine(message)}${place === undefined ? '' : ` (${place})`}`;
}

function placeText({
  file,
  cell,
  start,
}: {
  file: string;
  cell: number | null;
  start: Position | undefined;
}): string {
  const inCell = cell === null ? '' : `:cell[${cell}]`;
  const inText = start === undefined ? '' : `:${start.line + 1}:${start.character + 1}`;
  return `${plainLine(file)}${inCell}${inText}`;
}
