import type { DictEntry, Expr } from './ir';
import {
  isEmptyError,
  isExpression,
  lowerError,
  type Lowering,
  type Span,
  spanOf,
  splitAtCommas,
  textOf,
} from './lowering';
import { errorName, type SyntaxNode } from './syntaxTree';

const brackets = new Set(['(', ')', '[', ']', '{', '}']);

/** A list, tuple or set display with its brackets. */
export function lowerSequence(
  lowering: Lowering,
  node: SyntaxNode,
  kind: 'list' | 'tuple' | 'set',
): Expr {
  const n = lowering.number(node);
  const inside = node.children.filter((child) => !brackets.has(child.name));
  const items = splitAtCommas(inside).map((group) =>
    lowerItem(lowering, group, spanOf(group, node)),
  );
  return { k: kind, n, items };
}

/**
 * What stands between two brackets or operators: one expression, a starred one, or, where commas
 * part them (`a, b` without brackets), a tuple. `at` is the place to name when nothing is there.
 */
export function lowerItem(lowering: Lowering, nodes: readonly SyntaxNode[], at: Span): Expr {
  if (nodes.some((node) => node.name === ',')) return lowerBareTuple(lowering, nodes, at);
  const [first, second, ...rest] = nodes.filter((node) => !isEmptyError(node));
  if (first === undefined) return lowerError(lowering, [], at);
  if (second === undefined) return lowering.expression(first);
  if (isStar(lowering, first) && isExpression(second) && rest.length === 0) {
    const n = lowering.number({ from: first.from, to: second.to });
    return { k: 'star', n, value: lowering.expression(second) };
  }
  return lowerError(lowering, nodes, spanOf(nodes, at));
}

function lowerBareTuple(lowering: Lowering, nodes: readonly SyntaxNode[], at: Span): Expr {
  const n = lowering.number(spanOf(nodes, at));
  const items = splitAtCommas(nodes).map((group) => lowerItem(lowering, group, spanOf(group, at)));
  return { k: 'tuple', n, items };
}

/** The grammar knows no `*` in some places where newer versions of Python allow it. */
function isStar(lowering: Lowering, node: SyntaxNode): boolean {
  return node.name === '*' || (node.name === errorName && textOf(lowering, node).trim() === '*');
}

export function lowerDict(lowering: Lowering, node: SyntaxNode): Expr {
  const n = lowering.number(node);
  const inside = node.children.filter((child) => !brackets.has(child.name));
  const entries = splitAtCommas(inside).map((group) => lowerEntry(lowering, group));
  return { k: 'dict', n, entries };
}

function lowerEntry(lowering: Lowering, group: readonly SyntaxNode[]): DictEntry {
  const span = spanOf(group, { from: 0, to: 0 });
  const [first, ...rest] = group;
  if (first?.name === '**') return { value: lowerItem(lowering, rest, span) };
  const colon = group.findIndex((child) => child.name === ':');
  if (colon < 0) return { value: lowerError(lowering, group, span) };
  const key = lowerItem(lowering, group.slice(0, colon), span);
  const value = lowerItem(lowering, group.slice(colon + 1), { from: span.to, to: span.to });
  return { key, value };
}
