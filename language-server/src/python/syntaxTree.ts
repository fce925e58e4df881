import { parser } from '@lezer/python';

/** A node of the concrete tree: named as in the grammar, comments left out. */
export interface SyntaxNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
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
  const root: OpenNode = { name: 'Script', from: 0, to: text.length, children: [] };
  const path: OpenNode[] = [root];
  let open = root;
  parser.parse(text).iterate({
    enter(node) {
      if (node.type.isTop) return true;
      if (node.name === 'Comment') return false;
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
