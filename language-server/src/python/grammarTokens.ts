import { scanString } from './scanString';

type TokenKind =
  | 'float'
  | 'string'
  | 'with'
  | 'print'
  | 'as'
  | 'in'
  | 'name'
  | 'open'
  | 'close'
  | ','
  | ':'
  | ';'
  | '.'
  | '@'
  | '*'
  | 'comment'
  | 'newline'
  | 'other';

/** A token of Python, as coarse as the search for gaps in the grammar allows. */
export interface Token {
  readonly kind: TokenKind;
  readonly from: number;
  readonly to: number;
  /** Brackets open around it, counted from where reading began. */
  readonly depth: number;
}

const pattern =
  /#[^\n]*|["']|\d[\d_]*\.(?![\d_])|\d[\w.]*|[^\W\d]\w*|[()[\]{},:;.\n]|\\\n|[^\s\w#"'()[\]{},:;.\\]+/g;

const kinds: Readonly<Record<string, TokenKind>> = {
  with: 'with',
  print: 'print',
  as: 'as',
  in: 'in',
  ',': ',',
  ':': ':',
  ';': ';',
  '.': '.',
  '@': '@',
  '*': '*',
  '"': 'string',
  "'": 'string',
  '\n': 'newline',
  '(': 'open',
  '[': 'open',
  '{': 'open',
  ')': 'close',
  ']': 'close',
  '}': 'close',
};

/** Tokens from `start` on; a string is one token. */
export function* tokensOf(text: string, start: number): Generator<Token> {
  let at = start;
  let depth = 0;
  for (;;) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) return;
    const [word] = found;
    const kind = kinds[word] ?? kindOf(word);
    const from = found.index;
    at = kind === 'string' ? scanString(text, from).to : from + word.length;
    if (kind === 'close') depth -= 1;
    yield { kind, from, to: at, depth };
    if (kind === 'open') depth += 1;
  }
}

function kindOf(word: string): TokenKind {
  if (word.startsWith('#')) return 'comment';
  if (/^\d[\d_]*\.$/.test(word)) return 'float';
  return /^\w/.test(word) ? 'name' : 'other';
}

/** A header longer than this has no end: somebody is typing it. */
const maxHeader = 2000;

/** Tokens up to the one that ends a header; none where the line or its brackets end before. */
export function headerTokens(
  text: string,
  { start, end }: { start: number; end: 'newline' | ':' },
): Token[] {
  const header: Token[] = [];
  for (const token of tokensOf(text, start)) {
    if (token.depth < 0 || token.to - start > maxHeader) return [];
    if (token.depth === 0 && token.kind === end) return header;
    if (token.depth === 0 && token.kind === 'newline') return [];
    if (token.depth > 0 || token.kind !== 'comment') header.push(token);
  }
  return end === 'newline' ? header : [];
}
