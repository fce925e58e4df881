import type { Expr, Stmt } from './ir';
import { lowerItem } from './lowerDisplay';
import { lowerArgs } from './lowerExpression';
import { isExpression, lowerError, type Lowering, nameOf, type Span, spanOf } from './lowering';
import { lowerParams } from './lowerParams';
import type { SyntaxNode } from './syntaxTree';

/** A keyword of a compound statement with what follows it up to and with its body. */
interface Clause {
  readonly word: string;
  readonly head: readonly SyntaxNode[];
  readonly body: SyntaxNode | undefined;
  readonly span: Span;
}

const clauseWords = new Set([
  'if',
  'elif',
  'else',
  'for',
  'while',
  'with',
  'try',
  'except',
  'finally',
]);

/** `if a: … elif b: … else: …` gives three clauses. */
export function splitClauses(node: SyntaxNode): Clause[] {
  const clauses: { word: string; head: SyntaxNode[]; body: SyntaxNode | undefined; span: Span }[] =
    [];
  for (const child of node.children) {
    const last = clauses.at(-1);
    if (clauseWords.has(child.name)) {
      clauses.push({ word: child.name, head: [], body: undefined, span: child });
    } else if (last !== undefined) {
      if (child.name === 'Body') last.body = child;
      else if (last.body === undefined) last.head.push(child);
      last.span = { from: last.span.from, to: child.to };
    }
  }
  return clauses;
}

export function bodyOf(lowering: Lowering, clauses: readonly Clause[], word: string): Stmt[] {
  return lowering.body(clauses.find((clause) => clause.word === word)?.body);
}

export function lowerIf(lowering: Lowering, node: SyntaxNode): Stmt {
  const n = lowering.number(node);
  const [first, ...rest] = splitClauses(node);
  if (first === undefined) return { k: 'pass', n };
  return lowerBranch(lowering, first, { n, rest, end: node.to });
}

function lowerBranch(
  lowering: Lowering,
  clause: Clause,
  { n, rest, end }: { n: number; rest: readonly Clause[]; end: number },
): Stmt {
  const test = lowerItem(lowering, clause.head, clause.span);
  const body = lowering.body(clause.body);
  const [next, ...later] = rest;
  if (next === undefined) return { k: 'if', n, test, body, orelse: [] };
  if (next.word === 'else') return { k: 'if', n, test, body, orelse: lowering.body(next.body) };
  const span = { from: next.span.from, to: end };
  const orelse = lowering.descend(() => {
    const inner = lowering.number(span);
    return lowerBranch(lowering, next, { n: inner, rest: later, end });
  });
  return { k: 'if', n, test, body, orelse: orelse === undefined ? [] : [orelse] };
}

export function lowerFor(lowering: Lowering, node: SyntaxNode): Stmt {
  const n = lowering.number(node);
  const clauses = splitClauses(node);
  const head = clauses.find((clause) => clause.word === 'for')?.head ?? [];
  const middle = head.findIndex((child) => child.name === 'in');
  const cut = middle < 0 ? head.length : middle;
  const target = lowerItem(lowering, head.slice(0, cut), node);
  const iter = lowerItem(lowering, head.slice(cut + 1), spanOf(head, node));
  const body = bodyOf(lowering, clauses, 'for');
  return { k: 'for', n, target, iter, body, orelse: bodyOf(lowering, clauses, 'else') };
}

export function lowerWhile(lowering: Lowering, node: SyntaxNode): Stmt {
  const n = lowering.number(node);
  const clauses = splitClauses(node);
  const test = lowerItem(lowering, clauses[0]?.head ?? [], node);
  const body = bodyOf(lowering, clauses, 'while');
  return { k: 'while', n, test, body, orelse: bodyOf(lowering, clauses, 'else') };
}

export function lowerWith(lowering: Lowering, node: SyntaxNode): Stmt {
  const n = lowering.number(node);
  const clauses = splitClauses(node);
  const head = clauses[0]?.head ?? [];
  const items = withGroups(head).map((group) => lowerWithItem(lowering, group));
  return { k: 'with', n, items, body: bodyOf(lowering, clauses, 'with') };
}

function withGroups(head: readonly SyntaxNode[]): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [[]];
  for (const child of head) {
    if (child.name === ',') groups.push([]);
    else groups.at(-1)?.push(child);
  }
  return groups.filter((group) => group.length > 0);
}

function lowerWithItem(
  lowering: Lowering,
  group: readonly SyntaxNode[],
): { value: Expr; target?: Expr } {
  const mark = group.findIndex((child) => child.name === 'as');
  const span = spanOf(group, { from: 0, to: 0 });
  if (mark < 0) return { value: lowerItem(lowering, group, span) };
  const value = lowerItem(lowering, group.slice(0, mark), span);
  const target = group.slice(mark + 1).filter(isExpression);
  if (target.length === 0) return { value };
  return { value, target: lowerItem(lowering, target, spanOf(target, span)) };
}

export function lowerFunction(lowering: Lowering, node: SyntaxNode): Stmt {
  return lowerDefinition(lowering, node, { decorators: [], span: node });
}

export function lowerClass(lowering: Lowering, node: SyntaxNode): Stmt {
  return lowerDefinition(lowering, node, { decorators: [], span: node });
}

export function lowerDecorated(lowering: Lowering, node: SyntaxNode): Stmt {
  const decorators = node.children.filter((child) => child.name === 'Decorator');
  const definition = node.children.find((child) => child.name.endsWith('Definition'));
  if (definition !== undefined) {
    return lowerDefinition(lowering, definition, { decorators, span: node });
  }
  const n = lowering.number(node);
  return { k: 'expr', n, value: lowerError(lowering, node.children, node) };
}

function lowerDefinition(
  lowering: Lowering,
  node: SyntaxNode,
  { decorators, span }: { decorators: readonly SyntaxNode[]; span: Span },
): Stmt {
  const n = lowering.number(span);
  const called = decorators.map((decorator) => lowerDecorator(lowering, decorator));
  const nameNode = node.children.find((child) => child.name === 'VariableName');
  const name = nameNode === undefined ? '' : nameOf(lowering, nameNode);
  const list = node.children.find((child) => child.name.endsWith('List') && !isTypeList(child));
  const bodyNode = node.children.find((child) => child.name === 'Body');
  if (node.name === 'ClassDefinition') {
    const bases = list === undefined ? [] : lowerBases(lowering, list);
    const body = lowering.body(bodyNode);
    return { k: 'class', n, name, bases, body, decorators: called };
  }
  const params = list === undefined ? [] : lowerParams(lowering, list);
  return { k: 'def', n, name, params, body: lowering.body(bodyNode), decorators: called };
}

/** Base classes; keywords such as `metaclass=` are none. */
function lowerBases(lowering: Lowering, list: SyntaxNode): Expr[] {
  return lowerArgs(lowering, list).flatMap(({ name, value }) =>
    name === undefined ? [value] : [],
  );
}

function isTypeList(node: SyntaxNode): boolean {
  return node.name === 'TypeParamList';
}

/** The grammar gives a decorator as loose names: `@a.b(1)` is At, a, ., b, ArgList. */
function lowerDecorator(lowering: Lowering, node: SyntaxNode): Expr {
  const parts = node.children.filter((child) => child.name !== 'At' && child.name !== '.');
  return lowerDotted(lowering, parts, node);
}

function lowerDotted(lowering: Lowering, parts: readonly SyntaxNode[], at: Span): Expr {
  const last = parts.at(-1);
  const before = parts.slice(0, -1);
  if (last === undefined) return lowerError(lowering, [], at);
  if (before.length === 0) return lowering.expression(last);
  const n = lowering.number(spanOf(parts, at));
  if (last.name === 'ArgList') {
    const fn = lowerDotted(lowering, before, at);
    return { k: 'call', n, fn, args: lowerArgs(lowering, last) };
  }
  const mark = lowering.number(last);
  const object = lowerDotted(lowering, before, at);
  return { k: 'attr', n, object, name: nameOf(lowering, last), at: mark };
}
