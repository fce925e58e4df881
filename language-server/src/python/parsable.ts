import type { SyntaxNode } from './syntaxTree';

/** Text that the parser takes, with the way back to the reader's offsets. */
export interface Parsable {
  readonly text: string;
  toOriginal(offset: number): number;
  /** Statements of the tree that was parsed from `text`. */
  unwrap(root: SyntaxNode): readonly SyntaxNode[];
}

/** On a line of its own it is blank to Python, but not to the grammar. */
const pageBreak = /\f(?=[ \t\f]*(?:\n|$))/g;
const block = 'if 1:\n';

/**
 * Brings masked text into the form that the grammar expects: newlines as `\n`, and a cell that is
 * indented as a whole (IPython takes it) put into a block. `start` is where the text starts in the
 * cell.
 */
export function toParsable(masked: string, start: number): Parsable {
  const removed: number[] = [];
  const mark = masked.startsWith('\uFEFF') ? 1 : 0;
  const plain = masked
    .slice(mark)
    .replace(/\r(?=\n)/g, (_found, offset: number) => {
      removed.push(offset - removed.length);
      return '';
    })
    .replaceAll('\r', '\n')
    .replace(pageBreak, ' ');
  const firstCode = /^[ \t]*[^\s#]/m.exec(plain)?.[0] ?? '';
  const isIndented = firstCode.length > 1;
  const shift = isIndented ? block.length : 0;
  return {
    text: isIndented ? block + plain : plain,
    toOriginal: (offset) => start + mark + restore(Math.max(0, offset - shift), removed),
    unwrap: ({ children }) => (isIndented ? openBlock(children) : children),
  };
}

function openBlock(children: readonly SyntaxNode[]): readonly SyntaxNode[] {
  const [first, ...rest] = children;
  const body = first?.children.find((child) => child.name === 'Body');
  return first?.name === 'IfStatement' && body !== undefined
    ? [...body.children, ...first.children.slice(first.children.indexOf(body) + 1), ...rest]
    : children;
}

/** Adds the characters that were removed before an offset, found by bisection. */
function restore(offset: number, removed: readonly number[]): number {
  let low = 0;
  let high = removed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((removed[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return offset + low;
}
