import type { Expr, Stmt } from './ir';
import { errorName, type SyntaxNode } from './syntaxTree';

/**
 * What the lowering of one top-level statement shares: the text, the numbering of nodes and the
 * two ways down, so that the files for each kind of syntax need not import one another.
 */
export interface Lowering {
  /** Text that node offsets point into, as the reader wrote it. */
  readonly text: string;
  /** Numbers the next node in pre-order and records its span. */
  number(span: Span): number;
  /** Runs a step down the tree; undefined, and nothing run, where the tree is too deep. */
  descend<T>(lower: () => T): T | undefined;
  expression(node: SyntaxNode): Expr;
  /** Statements of a `Body` node. */
  body(node: SyntaxNode | undefined): Stmt[];
  /** Statements of code inside a string; `place` leads from its offsets to those of `text`. */
  embedded(code: string, place: (offset: number) => number): Stmt[];
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export function textOf(lowering: Lowering, node: Span): string {
  return lowering.text.slice(node.from, node.to);
}

const isAscii = /^[\0-\x7F]*$/;

/** An identifier as Python compares it: compatibility forms of a letter are one name. */
export function nameOf(lowering: Lowering, node: Span): string {
  const text = textOf(lowering, node);
  return isAscii.test(text) ? text : text.normalize('NFKC');
}

const punctuation = new Set(['(', ')', '[', ']', '{', '}', ',', ':', ';', '.', '=', '@', '->']);

/** The children that carry meaning: no brackets, separators or marks of missing text. */
export function meaningful(children: readonly SyntaxNode[]): SyntaxNode[] {
  return children.filter((child) => !isEmptyError(child) && !punctuation.has(child.name));
}

export function isEmptyError(node: SyntaxNode): boolean {
  return node.name === errorName && node.children.length === 0;
}

/** Nodes between separators: `a, *b` gives `[[a], [*, b]]`; a trailing comma opens no group. */
export function splitAtCommas(children: readonly SyntaxNode[]): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [];
  let group: SyntaxNode[] = [];
  for (const child of children) {
    if (child.name === ',') {
      if (group.length > 0) groups.push(group);
      group = [];
    } else if (!isEmptyError(child)) {
      group.push(child);
    }
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/** The span from the first node to the last. */
export function spanOf(nodes: readonly SyntaxNode[], fallback: Span): Span {
  const first = nodes[0];
  const last = nodes.at(-1);
  return first === undefined || last === undefined ? fallback : { from: first.from, to: last.to };
}

/** The node for text that is not Python: it holds every expression still readable in `nodes`. */
export function lowerError(lowering: Lowering, nodes: readonly SyntaxNode[], at: Span): Expr {
  const n = lowering.number(at);
  const parts = readable(nodes).map((node) => lowering.expression(node));
  return { k: 'error', n, parts };
}

/** Outermost expressions in order; a loop, since broken text can nest without bound. */
function readable(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const pending = nodes.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isExpression(node)) found.push(node);
    // NOTE: what a body holds are statements, which its owner lowers.
    else if (node.name !== 'Body') pushReversed(pending, node.children);
  }
  return found;
}

/** Puts nodes on a stack so that the first is taken first. */
export function pushReversed(stack: SyntaxNode[], nodes: readonly SyntaxNode[]): void {
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index];
    if (node !== undefined) stack.push(node);
  }
}

const expressionNames = new Set([
  'VariableName',
  'Number',
  'String',
  'FormatString',
  'ContinuedString',
  'Ellipsis',
  'None',
  'Boolean',
]);

export function isExpression(node: SyntaxNode): boolean {
  return node.name.endsWith('Expression') || expressionNames.has(node.name);
}
