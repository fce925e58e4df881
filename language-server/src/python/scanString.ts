/** Fields nested deeper, or longer, are broken text rather than code. */
const maxNesting = 8;
const maxFieldLength = 500;

export interface ScannedString {
  /** Offset after the literal. */
  readonly to: number;
  /** Whether a field of an f-string has no end, so that its quotes alone decide. */
  readonly hasOpenField: boolean;
}

/**
 * Reads the string literal whose opening quote is at `at`. A short string that is not closed ends
 * at its line; a long one at the end of the text.
 */
export function scanString(text: string, at: number): ScannedString {
  if (isFormatQuote(text, at)) {
    const to = skipQuoted(text, at, { format: true, nesting: 0 });
    if (to !== undefined) return { to, hasOpenField: false };
    return { to: skipQuoted(text, at, plain) ?? text.length, hasOpenField: true };
  }
  return { to: skipQuoted(text, at, plain) ?? text.length, hasOpenField: false };
}

const plain: Quoted = { format: false, nesting: 0 };

interface Quoted {
  readonly format: boolean;
  readonly nesting: number;
}

/** Whether the letters before a quote make it an `f` string (or its newer sibling, `t`). */
export function isFormatQuote(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && at - from < 3 && /\w/.test(text.charAt(from - 1))) from -= 1;
  return /^(?:[ft]|r[ft]|[ft]r)$/i.test(text.slice(from, at));
}

function skipQuoted(text: string, at: number, { format, nesting }: Quoted): number | undefined {
  const quote = text.charAt(at);
  const long = text.startsWith(quote.repeat(3), at);
  const closing = long ? quote.repeat(3) : quote;
  const pattern = long ? longRun : shortRun;
  let index: number | undefined = at + closing.length;
  while (index !== undefined && index < text.length) {
    pattern.lastIndex = index;
    pattern.test(text);
    index = Math.max(index, pattern.lastIndex);
    const char = text.charAt(index);
    if (text.startsWith(closing, index)) return index + closing.length;
    if (!long && isLineBreak(char)) return index;
    if (char === '\\') index += text.startsWith('\r\n', index + 1) ? 3 : 2;
    else if (format && char === '{') index = skipBrace(text, index, { long, nesting });
    else index += 1;
  }
  return index === undefined ? undefined : text.length;
}

const longRun = /[^\\{'"]*/y;
const shortRun = /[^\\{'"\r\n]*/y;

function isLineBreak(char: string): boolean {
  return char === '\n' || char === '\r';
}

interface Field {
  readonly long: boolean;
  readonly nesting: number;
}

function skipBrace(text: string, at: number, { long, nesting }: Field): number | undefined {
  if (text.charAt(at + 1) === '{') return at + 2;
  return nesting < maxNesting ? skipField(text, at, { long, nesting: nesting + 1 }) : undefined;
}

/** Offset after the `{…}` that opens at `at`, in which quotes may be used anew. */
function skipField(text: string, at: number, { long, nesting }: Field): number | undefined {
  let depth = 0;
  let index: number | undefined = at;
  while (index !== undefined && index < text.length && index - at < maxFieldLength) {
    const char = text.charAt(index);
    if (char === '"' || char === "'") {
      index = skipQuoted(text, index, { format: isFormatQuote(text, index), nesting });
      continue;
    }
    if (!long && isLineBreak(char)) return undefined;
    if ('{(['.includes(char)) depth += 1;
    if ('})]'.includes(char)) depth -= 1;
    if (depth === 0) return index + 1;
    fieldRun.lastIndex = index + 1;
    fieldRun.test(text);
    index = fieldRun.lastIndex;
  }
  return undefined;
}

const fieldRun = /[^'"(){}[\]\r\n]*/y;
