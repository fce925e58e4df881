import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { fillGrammarGaps } from './grammarGaps';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A node of the concrete tree: named as in the grammar, comments left out. */
export interface SyntaxNode extends Span {
  readonly name: string;
  readonly children: readonly SyntaxNode[];
}

interface OpenNode extends SyntaxNode {
  to: number;
  readonly children: SyntaxNode[];
}

/** Nodes that the grammar lets run over the blank lines and comments after their last token. */
const runsOn = /(?:Statement|Body|Clause|Definition)$/;

/** The name of a node that stands for text which the grammar could not place. */
export const errorName = '⚠';

/**
 * Parses Python text into a concrete tree whose offsets are those of the text.
 * Never fails: what does not fit the grammar is held by nodes named `errorName`.
 */
export function parseTree(text: string): SyntaxNode {
  const adapted = fillGrammarGaps(text);
  return collect(adapted.text, (from) => {
    const to = adapted.standIns.get(from);
    return to === undefined ? undefined : parseStandIn(text, { from, to });
  });
}

/** Builds the tree; `standIn` gives the node for which the name at an offset stands, if any. */
function collect(
  text: string,
  standIn: (from: number) => SyntaxNode | undefined = () => undefined,
): SyntaxNode {
  const root: OpenNode = { name: 'Script', from: 0, to: text.length, children: [] };
  const path: OpenNode[] = [root];
  let open = root;
  const tree = parse(text);
  if (tree === undefined) root.children.push({ ...root, name: errorName, children: [] });
  tree?.iterate({
    enter(node) {
      if (node.type.isTop) return true;
      if (node.name === 'Comment') return false;
      const hidden = node.name === 'VariableName' ? standIn(node.from) : undefined;
      if (hidden !== undefined) {
        open.children.push(hidden);
        return false;
      }
      const next: OpenNode = { name: node.name, from: node.from, to: node.to, children: [] };
      open.children.push(next);
      path.push(next);
      open = next;
      return true;
    },
    leave(node) {
      if (node.type.isTop) return;
      const last = open.children.at(-1);
      if (last !== undefined && runsOn.test(open.name)) open.to = last.to;
      path.pop();
      open = path.at(-1) ?? root;
    },
  });
  return root;
}

/** Undefined for text that nests so deep that the parser runs out of stack. */
function parse(text: string): Tree | undefined {
  try {
    return parser.parse(text);
  } catch {
    return undefined;
  }
}

/** The node of the original text, parsed in brackets so that `a, b` becomes one node. */
function parseStandIn(text: string, { from, to }: Span): SyntaxNode {
  const { text: plain } = fillGrammarGaps(`(${text.slice(from, to)})`);
  const [statement] = collect(plain).children;
  const found = statement?.children[0];
  const inner = found?.name === 'ParenthesizedExpression' ? found.children[1] : found;
  return moved(inner ?? { name: errorName, from: 0, to: 0, children: [] }, from - 1);
}

function moved(node: SyntaxNode, by: number): SyntaxNode {
  const children = node.children.map((child) => moved(child, by));
  return { name: node.name, from: node.from + by, to: node.to + by, children };
}
