/** Control and formatting characters, which change how the text around them is shown. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/**
 * Text that others wrote (notes, names, claims) as one line of plain characters: no control or
 * bidirectional marks, single spaces, cut after `limit` characters. Not escaped for any markup.
 */
export function oneLine(text: string, limit = 200): string {
  const line = text.replace(/\s+/gu, ' ').replace(invisible, '').trim();
  const characters = Array.from(line);
  return characters.length <= limit
    ? line
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}
