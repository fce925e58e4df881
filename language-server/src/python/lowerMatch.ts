import type { MatchCase, Stmt } from './ir';
import { lowerItem } from './lowerDisplay';
import { type Lowering, nameOf, spanOf } from './lowering';
import type { SyntaxNode } from './syntaxTree';

export function lowerMatch(lowering: Lowering, node: SyntaxNode): Stmt {
  const n = lowering.number(node);
  const head = node.children.filter(
    (child) => child.name !== 'match' && child.name !== 'MatchBody',
  );
  const subject = lowerItem(lowering, head, spanOf(head, node));
  const clauses = node.children.find((child) => child.name === 'MatchBody')?.children ?? [];
  const cases = clauses
    .filter((child) => child.name === 'MatchClause')
    .map((clause) => lowerCase(lowering, clause));
  return { k: 'match', n, subject, cases };
}

function lowerCase(lowering: Lowering, clause: SyntaxNode): MatchCase {
  const body = clause.children.find((child) => child.name === 'Body');
  const guard = clause.children.find((child) => child.name === 'Guard');
  const patterns = clause.children.filter((child) => child !== body && child !== guard);
  const binds = new Set(patterns.flatMap((pattern) => boundNames(lowering, pattern)));
  binds.delete('_');
  const condition = guard?.children.filter((child) => child.name !== 'if');
  return {
    binds: [...binds],
    ...(guard !== undefined && {
      guard: lowerItem(lowering, condition ?? [], spanOf(condition ?? [], guard)),
    }),
    body: lowering.body(body),
  };
}

function boundNames(lowering: Lowering, pattern: SyntaxNode): string[] {
  const { name, children } = pattern;
  if (name === 'CapturePattern') return [nameOf(lowering, pattern)];
  if (name === 'AttributePattern' || name === 'LiteralPattern') return [];
  const isAlias = name === 'AsPattern';
  const target = isAlias ? children.at(-1) : undefined;
  const inner = isAlias ? children.slice(0, -1) : children;
  const bound = lowering.descend(() => inner.flatMap((child) => boundNames(lowering, child))) ?? [];
  return target?.name === 'VariableName' ? [...bound, nameOf(lowering, target)] : bound;
}
