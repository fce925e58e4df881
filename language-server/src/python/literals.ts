/** The value of a number as written: underscores, other bases, `1e5`; `3j` gives its size 3. */
export function numberValue(text: string): number {
  const digits = text.replaceAll('_', '').replace(/[jJlL]$/, '');
  // Python 2 wrote octal numbers with a bare leading zero.
  const value = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return Number.isNaN(value) ? 0 : value;
}

export interface StringShape {
  readonly raw: boolean;
  /** Offset of the first character after the opening quotes. */
  readonly start: number;
  /** Offset of the closing quotes, or the end of the text where they are missing. */
  readonly end: number;
}

/** Prefix and quotes of a string literal such as `rb'''x'''`. */
export function stringShape(literal: string): StringShape {
  const [, prefix = '', quotes = ''] = /^([A-Za-z]*)('''|"""|'|"|)/.exec(literal) ?? [];
  const start = prefix.length + quotes.length;
  const closed =
    quotes !== '' && literal.length >= start + quotes.length && literal.endsWith(quotes);
  return {
    raw: /r/i.test(prefix),
    start,
    end: closed ? literal.length - quotes.length : literal.length,
  };
}

/** The value of a plain string literal; bytes are read as text. */
export function stringValue(literal: string): string {
  const { raw, start, end } = stringShape(literal);
  const content = literal.slice(start, end);
  return raw ? joinLines(content) : unescape(content);
}

/** Escape sequences resolved as Python does; an unknown one keeps its backslash. */
export function unescape(content: string): string {
  if (!content.includes('\\')) return joinLines(content);
  return joinLines(content).replace(escapes, (whole, sequence: string) => resolve(whole, sequence));
}

const escapes = /\\(\n|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|[^])/g;

const letters: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function resolve(whole: string, sequence: string): string {
  const letter = letters[sequence];
  if (letter !== undefined) return letter;
  if (/^[0-7]/.test(sequence)) return String.fromCharCode(Number.parseInt(sequence, 8));
  if (!/^[xuU]./.test(sequence)) return whole;
  const code = Number.parseInt(sequence.slice(1), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Python reads every line end in a literal as one newline. */
function joinLines(content: string): string {
  return content.includes('\r') ? content.replace(/\r\n?/g, '\n') : content;
}

/** For each UTF-16 unit of `stringValue(literal)`, and for its end, the offset in the literal. */
export function stringOffsets(literal: string): number[] {
  const { raw, start, end } = stringShape(literal);
  const content = literal.slice(start, end);
  const offsets: number[] = [];
  let at = 0;
  for (const found of raw ? [] : content.matchAll(escapes)) {
    for (; at < found.index; at += 1) offsets.push(start + at);
    const [whole, sequence = ''] = found;
    for (let unit = 0; unit < resolve(whole, sequence).length; unit += 1) offsets.push(start + at);
    at += whole.length;
  }
  for (; at <= content.length; at += 1) offsets.push(start + at);
  return offsets;
}
