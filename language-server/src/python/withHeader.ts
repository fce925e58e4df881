import type { GrammarChange } from './grammarGaps';
import { headerTokens, type Token } from './grammarTokens';

/**
 * Changes to the header of a `with` statement whose keyword ends at `start`: brackets around its
 * items are opened up, and a target that is no plain name gets a stand-in.
 */
export function changesToWith(text: string, start: number): GrammarChange[] {
  const header = headerTokens(text, { start, end: ':' });
  const isBracketed = isOneBracket(header) && header.some(partsItems);
  const level = isBracketed ? 1 : 0;
  const opened = isBracketed ? openUp(text, header) : [];
  const targets = header.flatMap((token, index) => {
    const isMark = token.kind === 'as' && token.depth === level;
    return isMark ? standIn(targetTokens(header.slice(index + 1), level)) : [];
  });
  return [...opened, ...targets];
}

function partsItems({ kind, depth }: Token): boolean {
  return depth === 1 && (kind === 'as' || kind === ',');
}

/** Whether the first bracket closes at the very end: `with (a as b, c as d):`. */
function isOneBracket(header: readonly Token[]): boolean {
  const closing = header.findIndex(({ kind, depth }) => kind === 'close' && depth === 0);
  return header[0]?.kind === 'open' && closing === header.length - 1;
}

function isLayout({ kind }: Token): boolean {
  return kind === 'newline' || kind === 'comment';
}

/** Blanks the outer brackets, and line ends, comments and a last comma between them. */
function openUp(text: string, header: readonly Token[]): GrammarChange[] {
  const last = header.findLast((token) => token.depth === 1 && !isLayout(token));
  return header
    .filter((token) => {
      const isOuter = token.depth === 0;
      const isLastComma = token === last && token.kind === ',';
      return isOuter || isLastComma || (token.depth === 1 && isLayout(token));
    })
    .map(({ from, to }) => ({ from, by: text.slice(from, to).replace(/[^]/g, ' ') }));
}

function targetTokens(rest: readonly Token[], level: number): Token[] {
  const end = rest.findIndex(
    ({ kind, depth }) => (kind === ',' && depth === level) || (kind === 'close' && depth < level),
  );
  return (end < 0 ? rest : rest.slice(0, end)).filter((token) => !isLayout(token));
}

function standIn(target: readonly Token[]): GrammarChange[] {
  const [first, ...others] = target;
  const last = target.at(-1);
  if (first === undefined || last === undefined) return [];
  if (others.length === 0 && first.kind === 'name') return [];
  return [{ from: first.from, by: '_'.repeat(last.to - first.from), isStandIn: true }];
}
