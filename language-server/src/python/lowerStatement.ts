import type { Expr, Stmt } from './ir';
import {
  isEmptyError,
  isExpression,
  lowerError,
  type Lowering,
  meaningful,
  nameOf,
  spanOf,
  splitAtCommas,
  textOf,
} from './lowering';
import { lowerItem } from './lowerDisplay';
import { lowerYield } from './lowerExpression';
import { lowerImport } from './lowerImport';
import {
  lowerClass,
  lowerDecorated,
  lowerFor,
  lowerFunction,
  lowerIf,
  lowerWhile,
  lowerWith,
} from './lowerCompound';
import { lowerMagicCall } from './lowerMagicCall';
import { lowerMatch } from './lowerMatch';
import { lowerTry } from './lowerTry';
import type { SyntaxNode } from './syntaxTree';

type LowerNode = (lowering: Lowering, node: SyntaxNode) => Stmt;

const lowerByName: Readonly<Record<string, LowerNode>> = {
  ExpressionStatement: (lowering, node) =>
    lowerMagicCall(lowering, node) ?? lowerExpressionStatement(lowering, node),
  YieldStatement: (lowering, node) => {
    const n = lowering.number(node);
    return { k: 'expr', n, value: lowerYield(lowering, node) };
  },
  AssignStatement: lowerAssign,
  UpdateStatement: lowerUpdate,
  DeleteStatement: (lowering, node) => {
    const n = lowering.number(node);
    const targets = splitAtCommas(node.children.slice(1)).map((group) =>
      lowerItem(lowering, group, spanOf(group, node)),
    );
    return { k: 'del', n, targets };
  },
  PassStatement: (lowering, node) => ({ k: 'pass', n: lowering.number(node) }),
  BreakStatement: (lowering, node) => ({ k: 'break', n: lowering.number(node) }),
  ContinueStatement: (lowering, node) => ({ k: 'continue', n: lowering.number(node) }),
  ReturnStatement: (lowering, node) => {
    const n = lowering.number(node);
    return { k: 'return', n, ...lowerRest(lowering, node) };
  },
  RaiseStatement: (lowering, node) => {
    const n = lowering.number(node);
    return { k: 'raise', n, ...lowerFirst(lowering, node) };
  },
  AssertStatement: (lowering, node) => {
    const n = lowering.number(node);
    return { k: 'assert', n, ...lowerFirst(lowering, node) };
  },
  ScopeStatement: (lowering, node) => {
    const n = lowering.number(node);
    const names = node.children.filter((child) => child.name === 'VariableName');
    return { k: 'global', n, names: names.map((name) => nameOf(lowering, name)) };
  },
  PrintStatement: lowerPrint,
  ImportStatement: lowerImport,
  TypeDefinition: lowerTypeAlias,
  IfStatement: lowerIf,
  ForStatement: lowerFor,
  WhileStatement: lowerWhile,
  WithStatement: lowerWith,
  TryStatement: lowerTry,
  FunctionDefinition: lowerFunction,
  ClassDefinition: lowerClass,
  DecoratedStatement: lowerDecorated,
  MatchStatement: lowerMatch,
};

/** Lowers one statement; text that is not Python becomes an expression with an `error` node. */
export function lowerStatement(lowering: Lowering, node: SyntaxNode): Stmt {
  const lower = lowerByName[node.name];
  if (lower !== undefined) return lower(lowering, node);
  const n = lowering.number(node);
  return { k: 'expr', n, value: lowerError(lowering, [node], node) };
}

/** Statements in the order written: `a; b` is two, and a mark of missing text is none. */
export function statementNodes(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  return nodes.flatMap((node) => {
    if (node.name === 'StatementGroup') return statementNodes(node.children);
    if (node.name === ':' || node.name === ';') return [];
    return node.from === node.to ? [] : [node];
  });
}

function lowerExpressionStatement(lowering: Lowering, node: SyntaxNode): Stmt {
  const n = lowering.number(node);
  return { k: 'expr', n, value: lowerItem(lowering, node.children, node) };
}

function lowerAssign(lowering: Lowering, node: SyntaxNode): Stmt {
  const sides: SyntaxNode[][] = [[]];
  for (const child of node.children) {
    if (child.name === 'AssignOp') sides.push([]);
    else if (child.name !== 'TypeDef') sides.at(-1)?.push(child);
  }
  const value = sides.pop() ?? [];
  const n = lowering.number(node);
  // An annotation without a value declares a name and binds nothing.
  if (sides.length === 0) return { k: 'pass', n };
  const lowerSide = (side: readonly SyntaxNode[]): Expr =>
    lowerItem(lowering, side, spanOf(side, { from: node.to, to: node.to }));
  return { k: 'assign', n, targets: sides.map(lowerSide), value: lowerSide(value) };
}

function lowerUpdate(lowering: Lowering, node: SyntaxNode): Stmt {
  const mark = node.children.findIndex((child) => child.name === 'UpdateOp');
  const operator = node.children[mark];
  const n = lowering.number(node);
  if (operator === undefined) {
    return { k: 'expr', n, value: lowerError(lowering, node.children, node) };
  }
  const target = lowerItem(lowering, node.children.slice(0, mark), node);
  const value = lowerItem(lowering, node.children.slice(mark + 1), operator);
  return { k: 'augassign', n, target, op: textOf(lowering, operator).slice(0, -1), value };
}

/** Everything after the keyword: `return a, b`. */
function lowerRest(lowering: Lowering, node: SyntaxNode): { value?: Expr } {
  const rest = node.children.slice(1);
  if (rest.every(isEmptyError)) return {};
  return { value: lowerItem(lowering, rest, spanOf(rest, node)) };
}

/** The first expression after the keyword: `raise a from b`, `assert a, 'text'`. */
function lowerFirst(lowering: Lowering, node: SyntaxNode): { value?: Expr } {
  const first = node.children.find(isExpression);
  return first === undefined ? {} : { value: lowering.expression(first) };
}

/** Python 2's `print x`, read as the call it became. */
function lowerPrint(lowering: Lowering, node: SyntaxNode): Stmt {
  const [keyword, ...rest] = node.children;
  const n = lowering.number(node);
  const call = lowering.number(node);
  const name = lowering.number(keyword ?? node);
  const values = meaningful(rest).flatMap((value) =>
    value.name === 'TupleExpression' ? meaningful(value.children) : [value],
  );
  const args = values.map((value) => ({ value: lowering.expression(value) }));
  const value: Expr = { k: 'call', n: call, fn: { k: 'name', n: name, id: 'print' }, args };
  return { k: 'expr', n, value };
}

/** `type X = ...` binds X to its right side as far as data is concerned. */
function lowerTypeAlias(lowering: Lowering, node: SyntaxNode): Stmt {
  const name = node.children.find((child) => child.name === 'VariableName');
  const value = node.children.at(-1);
  const n = lowering.number(node);
  if (name === undefined || value === undefined || value === name) return { k: 'pass', n };
  const targets = [lowering.expression(name)];
  return { k: 'assign', n, targets, value: lowerItem(lowering, [value], value) };
}
