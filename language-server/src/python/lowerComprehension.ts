import type { CompClause, Expr } from './ir';
import { lowerItem } from './lowerDisplay';
import { isEmptyError, type Lowering, spanOf } from './lowering';
import { lowerWalrus } from './lowerWalrus';
import type { SyntaxNode } from './syntaxTree';

const brackets = new Set(['(', ')', '[', ']', '{', '}']);
const clauseWords = new Set(['for', 'in', 'if']);

/** Whether the arguments of a call are one generator: `sum(x for x in y)`. */
export function isComprehension(list: SyntaxNode): boolean {
  const loop = list.children.findIndex((child) => child.name === 'for');
  return loop >= 0 && list.children.slice(0, loop).every((child) => child.name !== ',');
}

export function lowerComprehension(
  lowering: Lowering,
  node: SyntaxNode,
  form: 'list' | 'set' | 'dict' | 'gen',
): Expr {
  const n = lowering.number(node);
  const inside = node.children.filter(
    (child) => !brackets.has(child.name) && child.name !== 'async' && !isEmptyError(child),
  );
  const loop = inside.findIndex((child) => child.name === 'for');
  const head = loop < 0 ? inside : inside.slice(0, loop);
  const tail = loop < 0 ? [] : inside.slice(loop);
  const element = lowerHead(lowering, head, node);
  return { k: 'comp', n, form, ...element, clauses: lowerClauses(lowering, tail, node) };
}

function lowerHead(
  lowering: Lowering,
  head: readonly SyntaxNode[],
  node: SyntaxNode,
): { key?: Expr; element: Expr } {
  const colon = head.findIndex((child) => child.name === ':');
  if (colon >= 0) {
    const key = lowerItem(lowering, head.slice(0, colon), node);
    return { key, element: lowerItem(lowering, head.slice(colon + 1), node) };
  }
  if (head[1]?.name === 'AssignOp') return { element: lowerWalrus(lowering, head) };
  const spread = head[0]?.name === '**';
  return { element: lowerItem(lowering, spread ? head.slice(1) : head, node) };
}

function lowerClauses(
  lowering: Lowering,
  tail: readonly SyntaxNode[],
  node: SyntaxNode,
): CompClause[] {
  const clauses: { target: Expr; iter: Expr; ifs: Expr[] }[] = [];
  const segments = splitAtWords(tail);
  for (const [index, { word, nodes }] of segments.entries()) {
    const at = spanOf(nodes, node);
    if (word === 'for') {
      const next = segments[index + 1];
      const iterated = next?.word === 'in' ? next.nodes : [];
      const target = lowerItem(lowering, nodes, at);
      clauses.push({ target, iter: lowerItem(lowering, iterated, at), ifs: [] });
    } else if (word === 'if') {
      clauses.at(-1)?.ifs.push(lowerItem(lowering, nodes, at));
    }
  }
  return clauses;
}

function splitAtWords(nodes: readonly SyntaxNode[]): { word: string; nodes: SyntaxNode[] }[] {
  const segments: { word: string; nodes: SyntaxNode[] }[] = [];
  for (const node of nodes) {
    if (clauseWords.has(node.name)) segments.push({ word: node.name, nodes: [] });
    else segments.at(-1)?.nodes.push(node);
  }
  return segments;
}
