import type { Stmt } from './ir';
import { bodyOf, splitClauses } from './lowerCompound';
import { type Lowering, nameOf } from './lowering';
import type { SyntaxNode } from './syntaxTree';

export function lowerTry(lowering: Lowering, node: SyntaxNode): Stmt {
  const n = lowering.number(node);
  const clauses = splitClauses(node);
  const body = bodyOf(lowering, clauses, 'try');
  const handlers = clauses
    .filter((clause) => clause.word === 'except')
    .map((clause) => {
      const mark = clause.head.findIndex((child) => child.name === 'as' || child.name === ',');
      const name = mark < 0 ? undefined : clause.head[mark + 1];
      const bound = name?.name === 'VariableName' ? { name: nameOf(lowering, name) } : {};
      return { ...bound, body: lowering.body(clause.body) };
    });
  const orelse = bodyOf(lowering, clauses, 'else');
  return { k: 'try', n, body, handlers, orelse, final: bodyOf(lowering, clauses, 'finally') };
}
