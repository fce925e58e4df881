import type { Arg, Expr } from './ir';
import {
  isExpression,
  lowerError,
  type Lowering,
  meaningful,
  nameOf,
  spanOf,
  splitAtCommas,
  textOf,
} from './lowering';
import { isComprehension, lowerComprehension } from './lowerComprehension';
import { lowerDict, lowerItem, lowerSequence } from './lowerDisplay';
import { lowerOperators } from './lowerOperators';
import { lowerParams } from './lowerParams';
import { lowerString } from './lowerString';
import { lowerSubscript } from './lowerSubscript';
import { lowerWalrus } from './lowerWalrus';
import { numberValue } from './literals';
import type { SyntaxNode } from './syntaxTree';

type LowerNode = (lowering: Lowering, node: SyntaxNode) => Expr;

const lowerByName: Readonly<Record<string, LowerNode>> = {
  VariableName: (lowering, node) => {
    const n = lowering.number(node);
    return { k: 'name', n, id: nameOf(lowering, node) };
  },
  Number: (lowering, node) => {
    const n = lowering.number(node);
    return { k: 'num', n, value: numberValue(textOf(lowering, node)) };
  },
  Boolean: (lowering, node) => {
    const n = lowering.number(node);
    return { k: 'const', n, value: textOf(lowering, node) === 'True' };
  },
  None: (lowering, node) => ({ k: 'const', n: lowering.number(node), value: null }),
  Ellipsis: (lowering, node) => ({ k: 'const', n: lowering.number(node), value: '...' }),
  String: lowerString,
  FormatString: lowerString,
  ContinuedString: lowerString,
  BinaryExpression: lowerOperators,
  UnaryExpression: lowerOperators,
  AwaitExpression: lowerOperators,
  ParenthesizedExpression: (lowering, node) => lowerItem(lowering, meaningful(node.children), node),
  TupleExpression: (lowering, node) => lowerSequence(lowering, node, 'tuple'),
  ArrayExpression: (lowering, node) => lowerSequence(lowering, node, 'list'),
  SetExpression: (lowering, node) => lowerSequence(lowering, node, 'set'),
  DictionaryExpression: lowerDict,
  ComprehensionExpression: (lowering, node) => lowerComprehension(lowering, node, 'gen'),
  ArrayComprehensionExpression: (lowering, node) => lowerComprehension(lowering, node, 'list'),
  SetComprehensionExpression: (lowering, node) => lowerComprehension(lowering, node, 'set'),
  DictionaryComprehensionExpression: (lowering, node) => lowerComprehension(lowering, node, 'dict'),
  CallExpression: lowerCall,
  MemberExpression: lowerMember,
  ConditionalExpression: lowerConditional,
  LambdaExpression: lowerLambda,
  NamedExpression: lowerNamed,
  YieldExpression: lowerYield,
};

/** Lowers an expression node; what the grammar does not know becomes an `error` node. */
export function lowerExpression(lowering: Lowering, node: SyntaxNode): Expr {
  const lower = lowerByName[node.name];
  return lower === undefined ? lowerError(lowering, node.children, node) : lower(lowering, node);
}

function lowerCall(lowering: Lowering, node: SyntaxNode): Expr {
  const [callee, list] = node.children;
  if (callee === undefined || list?.name !== 'ArgList') {
    return lowerError(lowering, node.children, node);
  }
  const n = lowering.number(node);
  const fn = lowering.expression(callee);
  return { k: 'call', n, fn, args: lowerArgs(lowering, list) };
}

/** Arguments of a call, or the bases of a class. */
export function lowerArgs(lowering: Lowering, list: SyntaxNode): Arg[] {
  if (isComprehension(list)) return [{ value: lowerComprehension(lowering, list, 'gen') }];
  const inside = list.children.filter((child) => child.name !== '(' && child.name !== ')');
  return splitAtCommas(inside).map((group) => lowerArg(lowering, group));
}

function lowerArg(lowering: Lowering, group: readonly SyntaxNode[]): Arg {
  const [first, second, third] = group;
  if (first?.name === '**' && second !== undefined && third === undefined) {
    return { value: lowering.expression(second), star: 2 };
  }
  if (first?.name === '*' && second !== undefined && third === undefined) {
    return { value: lowering.expression(second), star: 1 };
  }
  if (first?.name === 'VariableName' && second?.name === 'AssignOp') {
    return lowerNamedArg(lowering, first, group);
  }
  return { value: lowerItem(lowering, group, spanOf(group, { from: 0, to: 0 })) };
}

function lowerNamedArg(lowering: Lowering, target: SyntaxNode, group: readonly SyntaxNode[]): Arg {
  const [, operator, ...rest] = group;
  const span = spanOf(group, target);
  if (operator !== undefined && textOf(lowering, operator) === ':=') {
    return { value: lowerWalrus(lowering, group) };
  }
  const value = lowerItem(lowering, rest, { from: operator?.to ?? span.to, to: span.to });
  return { name: nameOf(lowering, target), value };
}

function lowerMember(lowering: Lowering, node: SyntaxNode): Expr {
  const [object, mark, name] = node.children;
  if (object === undefined) return lowerError(lowering, node.children, node);
  if (mark?.name === '[') return lowerSubscript(lowering, node);
  if (name?.name !== 'PropertyName') return lowerError(lowering, node.children, node);
  const n = lowering.number(node);
  const at = lowering.number(name);
  return { k: 'attr', n, object: lowering.expression(object), name: nameOf(lowering, name), at };
}

function lowerConditional(lowering: Lowering, node: SyntaxNode): Expr {
  const [then, test, orelse, extra] = node.children.filter(isExpression);
  if (then === undefined || test === undefined || orelse === undefined || extra !== undefined) {
    return lowerError(lowering, node.children, node);
  }
  const n = lowering.number(node);
  return {
    k: 'cond',
    n,
    then: lowering.expression(then),
    test: lowering.expression(test),
    orelse: lowering.expression(orelse),
  };
}

function lowerLambda(lowering: Lowering, node: SyntaxNode): Expr {
  const list = node.children.find((child) => child.name === 'ParamList');
  const body = node.children.at(-1);
  if (body === undefined || !isExpression(body)) return lowerError(lowering, node.children, node);
  const n = lowering.number(node);
  const params = list === undefined ? [] : lowerParams(lowering, list);
  return { k: 'lambda', n, params, body: lowering.expression(body) };
}

function lowerNamed(lowering: Lowering, node: SyntaxNode): Expr {
  return lowerWalrus(lowering, node.children);
}

/** `yield`, `yield a, b` and `yield from a`, as an expression or as a statement. */
export function lowerYield(lowering: Lowering, node: SyntaxNode): Expr {
  const n = lowering.number(node);
  const values = node.children.filter((child) => child.name !== 'yield' && child.name !== 'from');
  const present = values.some((child) => isExpression(child));
  if (!present) return { k: 'yield', n };
  return { k: 'yield', n, value: lowerItem(lowering, values, spanOf(values, node)) };
}
