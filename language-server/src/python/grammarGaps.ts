import { headerTokens, type Token, tokensOf } from './grammarTokens';
import { isFormatQuote } from './scanString';
import { changesToWith } from './withHeader';

/** Text of equal length that the grammar takes where it is behind the language. */
export interface AdaptedText {
  readonly text: string;
  /** Ends of expressions for which a plain name stands in `text`, by their start. */
  readonly standIns: ReadonlyMap<number, number>;
}

export interface GrammarChange {
  readonly from: number;
  /** As long as what it replaces. */
  readonly by: string;
  /** Whether `by` is a name that stands for the original expression. */
  readonly isStandIn?: boolean;
}

/** Longer than any target or decorator that somebody wrote. */
const maxStandIn = 500;

const suspect = /\d\.(?![\d_])|\bwith\b|\bprint[ \t]*[^\s(.]|\bin[ \t]*\*|@/;

/**
 * Rewrites what Python allows and the grammar does not: numbers that end in a dot (`1.`), the
 * items of `with`, decorators other than dotted calls, `for x in *a, b`. Strings and comments are
 * left alone; every offset keeps its meaning.
 */
export function fillGrammarGaps(text: string): AdaptedText {
  if (!suspect.test(text)) return { text, standIns: new Map() };
  const changes: GrammarChange[] = [];
  let previous: Token | undefined;
  for (const token of tokensOf(text, 0)) {
    changes.push(...changesAt(text, token, previous));
    previous = token;
  }
  return apply(text, changes);
}

function changesAt(text: string, token: Token, previous: Token | undefined): GrammarChange[] {
  const isHead = token.depth === 0 && (previous === undefined || previous.kind === 'newline');
  switch (token.kind) {
    case 'string':
      return isFormatQuote(text, token.from) ? changesToFields(text, token) : [];
    case 'float':
      return [{ from: token.to - 1, by: '_' }];
    case 'with':
      return token.depth === 0 ? changesToWith(text, token.to) : [];
    case 'print':
      return startsStatement(token, previous) ? changesToPrint(text, token) : [];
    case '@':
      return isHead ? changesToDecorator(text, token.to) : [];
    case '*':
      return previous?.kind === 'in' ? [{ from: token.from, by: ' ' }] : [];
    default:
      return [];
  }
}

function startsStatement({ depth }: Token, previous: Token | undefined): boolean {
  return depth === 0 && (previous === undefined || /^(?:newline|:|;)$/.test(previous.kind));
}

/** Python 2's `print a, b` and `print >>file, a`: the grammar knows `print a` alone. */
function changesToPrint(text: string, { from: word, to: start }: Token): GrammarChange[] {
  // As a name that is assigned, it must not look like the statement.
  if (/^[ \t]*=/.test(text.slice(start, start + 40))) {
    return [{ from: word, by: '_'.repeat(start - word), isStandIn: true }];
  }
  if (!/^[ \t]*(?:["'\w[{`-]|>>)/.test(text.slice(start, start + 40))) return [];
  const header = headerTokens(text, { start, end: 'newline' });
  const [first, second] = header;
  const last = header.at(-1);
  if (first === undefined || second === undefined || last === undefined) return [];
  const isRedirected = text.startsWith('>>', first.from);
  if (!header.some(({ kind, depth }) => kind === ',' && depth === 0)) return [];
  const from = isRedirected ? first.from + 2 : first.from;
  const standIn = { from, by: '_'.repeat(last.to - from), isStandIn: true };
  return isRedirected ? [{ from: first.from, by: '  ' }, standIn] : [standIn];
}

/** Numbers that end in a dot at the start of a field, before its quotes and its format. */
function changesToFields(text: string, { from, to }: Token): GrammarChange[] {
  const fields = text.slice(from, to).matchAll(/\{[^{}'":!]*/g);
  return [...fields].flatMap((field) =>
    [...field[0].matchAll(/(?<![\w.])\d[\d_]*\.(?![\w.])/g)].map((number) => ({
      from: from + field.index + number.index + number[0].length - 1,
      by: '_',
    })),
  );
}

/** The grammar knows `@a.b` and `@a.b(c)`; any other expression gets a stand-in. */
function changesToDecorator(text: string, start: number): GrammarChange[] {
  const header = headerTokens(text, { start, end: 'newline' });
  const [first] = header;
  const last = header.at(-1);
  const outer = header.filter(({ depth }) => depth === 0).map(({ kind }) => kind);
  const isDotted = /^name(?: \. name)*(?: open close)?$/.test(outer.join(' '));
  if (first === undefined || last === undefined || isDotted) return [];
  return [{ from: first.from, by: '_'.repeat(last.to - first.from), isStandIn: true }];
}

function apply(text: string, changes: readonly GrammarChange[]): AdaptedText {
  const pieces: string[] = [];
  const standIns = new Map<number, number>();
  let done = 0;
  for (const { from, by, isStandIn = false } of [...changes].sort((a, b) => a.from - b.from)) {
    // A change inside an expression that has a stand-in is made when that is parsed.
    if (from < done || (isStandIn && by.length > maxStandIn)) continue;
    pieces.push(text.slice(done, from), by);
    done = from + by.length;
    if (isStandIn) standIns.set(from, done);
  }
  pieces.push(text.slice(done));
  return { text: pieces.join(''), standIns };
}
