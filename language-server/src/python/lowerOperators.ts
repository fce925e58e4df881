import type { Expr } from './ir';
import { lowerError, pushReversed, type Lowering, type Span, textOf } from './lowering';
import { buildOperatorTree, type OperatorNode, type OperatorToken } from './operatorTree';
import { errorName, type SyntaxNode } from './syntaxTree';

const operatorNames = new Set(['BinaryExpression', 'UnaryExpression', 'AwaitExpression']);

/**
 * Operators of all kinds. The grammar nests some of them against Python's precedence (`not a or b`
 * comes as `not (a or b)`), so the operands are laid out flat and nested anew.
 */
export function lowerOperators(lowering: Lowering, node: SyntaxNode): Expr {
  const tokens = flatten(lowering, node);
  const tree = buildOperatorTree(tokens);
  if (tree === undefined) {
    return lowerError(
      lowering,
      tokens.flatMap((token) => token.operand ?? []),
      node,
    );
  }
  return lowerTree(lowering, tree);
}

function flatten(lowering: Lowering, root: SyntaxNode): OperatorToken[] {
  const tokens: OperatorToken[] = [];
  const pending: SyntaxNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (operatorNames.has(node.name)) pushReversed(pending, node.children);
    else tokens.push(toToken(lowering, node));
  }
  return tokens;
}

function toToken(lowering: Lowering, node: SyntaxNode): OperatorToken {
  const { from, to } = node;
  const isOperator =
    node.name === 'ArithOp' ||
    node.name === 'BitOp' ||
    node.name === 'CompareOp' ||
    /^(and|or|not|in|is|await)$/.test(node.name);
  if (isOperator) return { from, to, operator: textOf(lowering, node) };
  if (node.name === errorName && node.children.length === 0) return { from, to };
  return { from, to, operand: node };
}

function lowerTree(lowering: Lowering, tree: OperatorNode): Expr {
  return lowering.descend(() => lowerNode(lowering, tree)) ?? lowerError(lowering, [], tree);
}

function lowerNode(lowering: Lowering, tree: OperatorNode): Expr {
  switch (tree.kind) {
    case 'operand':
      return tree.node === undefined
        ? lowerError(lowering, [], tree)
        : lowering.expression(tree.node);
    case 'unary':
      return lowerUnary(lowering, tree.operator, tree);
    case 'binary': {
      const n = lowering.number(tree);
      const left = lowerTree(lowering, tree.left);
      return { k: 'bin', n, op: tree.operator, left, right: lowerTree(lowering, tree.right) };
    }
    case 'compare': {
      const n = lowering.number(tree);
      const left = lowerTree(lowering, tree.left);
      const rest = tree.rest.map((operand) => lowerTree(lowering, operand));
      return { k: 'compare', n, ops: tree.operators, left, rest };
    }
    case 'bool': {
      const n = lowering.number(tree);
      const values = tree.values.map((value) => lowerTree(lowering, value));
      return { k: 'bool', n, op: tree.operator, values };
    }
  }
}

function lowerUnary(
  lowering: Lowering,
  op: string,
  tree: Span & { readonly operand: OperatorNode },
): Expr {
  const n = lowering.number(tree);
  const operand = lowerTree(lowering, tree.operand);
  return op === 'await' ? { k: 'await', n, value: operand } : { k: 'unary', n, op, operand };
}
