/** Nested replacement fields deeper than this are read as plain text. */
const maxNesting = 20;

/**
 * Offset after the string literal whose opening quote is at `at`. A short string that is not
 * closed ends at its line; a long one at the end of the text.
 */
export function skipString(text: string, at: number): number {
  return skipQuoted(text, at, { format: isFormatQuote(text, at), nesting: 0 });
}

/** Whether the letters before a quote make it an `f` string (or its newer sibling, `t`). */
function isFormatQuote(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && at - from < 3 && /\w/.test(text.charAt(from - 1))) from -= 1;
  return /^(?:[ft]|r[ft]|[ft]r)$/i.test(text.slice(from, at));
}

function skipQuoted(
  text: string,
  at: number,
  { format, nesting }: { format: boolean; nesting: number },
): number {
  const quote = text.charAt(at);
  const long = text.startsWith(quote.repeat(3), at);
  const closing = long ? quote.repeat(3) : quote;
  let index = at + closing.length;
  while (index < text.length) {
    const char = text.charAt(index);
    if (char === '\\') {
      index += text.startsWith('\r\n', index + 1) ? 3 : 2;
    } else if (text.startsWith(closing, index)) {
      return index + closing.length;
    } else if (!long && isLineBreak(char)) {
      return index;
    } else if (format && char === '{') {
      index = skipBrace(text, index, { long, nesting });
    } else {
      index += 1;
    }
  }
  return text.length;
}

function isLineBreak(char: string): boolean {
  return char === '\n' || char === '\r';
}

function skipBrace(
  text: string,
  at: number,
  { long, nesting }: { long: boolean; nesting: number },
): number {
  if (text.charAt(at + 1) === '{') return at + 2;
  if (nesting >= maxNesting) return at + 1;
  return skipReplacement(text, at, { long, nesting: nesting + 1 }) ?? at + 1;
}

/**
 * Offset after the `{…}` that opens at `at`, in which quotes may be used anew. Undefined where it
 * has no end: the text is then broken, and the outer string decides.
 */
function skipReplacement(
  text: string,
  at: number,
  { long, nesting }: { long: boolean; nesting: number },
): number | undefined {
  let depth = 0;
  let index = at;
  while (index < text.length) {
    const char = text.charAt(index);
    if (char === '"' || char === "'") {
      index = skipQuoted(text, index, { format: isFormatQuote(text, index), nesting });
      continue;
    }
    if (!long && isLineBreak(char)) return undefined;
    if ('{(['.includes(char)) depth += 1;
    if ('})]'.includes(char)) depth -= 1;
    index += 1;
    if (depth === 0) return index;
  }
  return undefined;
}
