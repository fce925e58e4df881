import type { Stmt } from './ir';
import { lowerExpression } from './lowerExpression';
import { lowerError, type Lowering } from './lowering';
import { lowerStatement, statementNodes } from './lowerStatement';
import { maskCell } from './mask';
import { parseTree, type SyntaxNode } from './syntaxTree';

/** Deeper nodes become an `error`: readers of the IR recurse, and nobody writes such code. */
const maxDepth = 256;

/** A text that is lowered, with what the statement around it has gathered so far. */
export interface LoweringSource {
  readonly text: string;
  /** The offset in the cell of an offset in `text`. */
  readonly place: (offset: number) => number;
  /** Whether a statement only stands in for a masked magic. */
  readonly isFiller: (node: SyntaxNode) => boolean;
  /** Spans recorded so far, two numbers a node, and the depth reached. */
  readonly progress: { readonly spans: number[]; depth: number };
}

/** Ties the files that lower one kind of syntax each into one recursion over `source.text`. */
export function createLowering(source: LoweringSource): Lowering {
  const { text, place, progress } = source;
  const lowering: Lowering = {
    text,
    number(span) {
      // NOTE: where text is missing at the end, the parser may place a node beyond it.
      const from = Math.min(span.from, text.length);
      const to = Math.min(Math.max(from, span.to), text.length);
      progress.spans.push(place(from), place(trimEnd(text, { from, to })));
      return progress.spans.length / 2 - 1;
    },
    descend(lower) {
      if (progress.depth >= maxDepth) return undefined;
      progress.depth += 1;
      const lowered = lower();
      progress.depth -= 1;
      return lowered;
    },
    expression: (node) =>
      lowering.descend(() => lowerExpression(lowering, node)) ?? lowerError(lowering, [], node),
    body: (body) =>
      statementNodes(body?.children ?? [])
        .filter((node) => !source.isFiller(node))
        .map((node) => lowerInner(lowering, node)),
    embedded(code, placeInText) {
      const inner = createLowering({
        text: code,
        place: (offset) => place(placeInText(offset)),
        isFiller: () => false,
        progress,
      });
      const tree = parseTree(maskCell(code).text);
      return statementNodes(tree.children).map((node) => lowerInner(inner, node));
    },
  };
  return lowering;
}

function lowerInner(lowering: Lowering, node: SyntaxNode): Stmt {
  const lowered = lowering.descend(() => lowerStatement(lowering, node));
  if (lowered !== undefined) return lowered;
  const n = lowering.number(node);
  return { k: 'expr', n, value: lowerError(lowering, [], node) };
}

/** Where text is missing, the grammar lets a node run over the blanks that follow it. */
function trimEnd(text: string, { from, to }: { from: number; to: number }): number {
  let end = to;
  while (end > from && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}
