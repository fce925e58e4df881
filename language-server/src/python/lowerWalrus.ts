import type { Expr } from './ir';
import { isExpression, lowerError, type Lowering, nameOf, spanOf } from './lowering';
import type { SyntaxNode } from './syntaxTree';

/** `name := value`, whose nodes the grammar leaves loose in arguments and generators. */
export function lowerWalrus(lowering: Lowering, nodes: readonly SyntaxNode[]): Expr {
  const [target, , value] = nodes;
  const span = spanOf(nodes, { from: 0, to: 0 });
  if (target?.name !== 'VariableName' || value === undefined || !isExpression(value)) {
    return lowerError(lowering, nodes, span);
  }
  const n = lowering.number(span);
  return { k: 'walrus', n, target: nameOf(lowering, target), value: lowering.expression(value) };
}
