import type { Expr } from './ir';
import { lowerItem } from './lowerDisplay';
import { type Lowering, type Span, spanOf, splitAtCommas } from './lowering';
import type { SyntaxNode } from './syntaxTree';

/** `object[index]`; several indexes parted by commas are a tuple, as Python passes them. */
export function lowerSubscript(lowering: Lowering, node: SyntaxNode): Expr {
  const [object, open, ...rest] = node.children;
  const inside = rest.filter((child) => child.name !== ']');
  const n = lowering.number(node);
  const at: Span = open ?? node;
  const base: Expr =
    object === undefined ? lowerItem(lowering, [], at) : lowering.expression(object);
  return { k: 'sub', n, object: base, index: lowerIndex(lowering, inside, at) };
}

function lowerIndex(lowering: Lowering, inside: readonly SyntaxNode[], at: Span): Expr {
  const groups = splitAtCommas(inside);
  const [first] = groups;
  if (first === undefined || !inside.some((child) => child.name === ',')) {
    return lowerOneIndex(lowering, first ?? [], at);
  }
  const n = lowering.number(spanOf(inside, at));
  return { k: 'tuple', n, items: groups.map((group) => lowerOneIndex(lowering, group, at)) };
}

function lowerOneIndex(lowering: Lowering, group: readonly SyntaxNode[], at: Span): Expr {
  const span = spanOf(group, at);
  const colon = group.findIndex((child) => child.name === ':');
  if (colon < 0) return lowerItem(lowering, group, span);
  const n = lowering.number(span);
  const afterLower = group.slice(colon + 1);
  const second = afterLower.findIndex((child) => child.name === ':');
  const upper = second < 0 ? afterLower : afterLower.slice(0, second);
  const step = second < 0 ? [] : afterLower.slice(second + 1);
  return {
    k: 'slice',
    n,
    ...bound(lowering, 'lower', group.slice(0, colon)),
    ...bound(lowering, 'upper', upper),
    ...bound(lowering, 'step', step),
  };
}

function bound<K extends 'lower' | 'upper' | 'step'>(
  lowering: Lowering,
  name: K,
  nodes: readonly SyntaxNode[],
): Partial<Record<K, Expr>> {
  if (nodes.length === 0) return {};
  const value = lowerItem(lowering, nodes, spanOf(nodes, { from: 0, to: 0 }));
  const found: Partial<Record<K, Expr>> = {};
  found[name] = value;
  return found;
}
