const hidden = /[\p{Cf}\p{Cc}\u2028\u2029]/gu;
const harmless = new Set(['\n', '\t', '\r', '\u200d', '\u00ad']);

/**
 * The text with characters that a reader cannot see (direction marks, tag characters, controls)
 * written out, so that a file cannot show one thing and mean another.
 */
export function visibleText(text: string): string {
  return text.replace(hidden, (character) =>
    harmless.has(character) ? character : `⟨${codePoint(character)}⟩`,
  );
}

function codePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
