import { parser } from '@lezer/python';
import { lowerCell } from '../../language-server/src/python/lowerCell';
import { errorName, parseTree, type SyntaxNode } from '../../language-server/src/python/syntaxTree';

/** Whether the grammar takes the text as it is. */
export function readAsShipped(text: string): boolean {
  let isClean = true;
  parser.parse(text).iterate({
    enter(node) {
      if (node.type.isError) isClean = false;
    },
  });
  return isClean;
}

/** Whether the grammar takes the text once its gaps are filled. */
export function readAdapted(text: string): boolean {
  return !hasErrorNode(parseTree(text));
}

/** Whether the IR of the text holds no `error` node. */
export function readLowered(text: string): boolean {
  return !lowerCell(text).statements.some(({ ir }) => hasErrorPart(ir));
}

function hasErrorNode(node: SyntaxNode): boolean {
  return node.name === errorName || node.children.some(hasErrorNode);
}

function hasErrorPart(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return ('k' in value && value.k === 'error') || Object.values(value).some(hasErrorPart);
}
