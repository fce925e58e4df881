import type { Span } from './lowering';
import type { SyntaxNode } from './syntaxTree';

/** An operator, an operand, or neither where text is missing. */
export interface OperatorToken extends Span {
  readonly operator?: string;
  readonly operand?: SyntaxNode;
}

export type OperatorNode = Span & { readonly height: number } & (
    | { readonly kind: 'operand'; readonly node?: SyntaxNode }
    | { readonly kind: 'unary'; readonly operator: string; readonly operand: OperatorNode }
    | {
        readonly kind: 'binary';
        readonly operator: string;
        readonly left: OperatorNode;
        readonly right: OperatorNode;
      }
    | {
        readonly kind: 'compare';
        readonly operators: readonly string[];
        readonly left: OperatorNode;
        readonly rest: readonly OperatorNode[];
      }
    | {
        readonly kind: 'bool';
        readonly operator: 'and' | 'or';
        readonly values: readonly OperatorNode[];
      }
  );

/** Binding strength, weakest first, as in Python's table of operator precedence. */
const strengthOf: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  in: 4,
  is: 4,
  not: 4,
  '<': 4,
  '>': 4,
  '==': 4,
  '>=': 4,
  '<=': 4,
  '!=': 4,
  '<>': 4,
  '|': 5,
  '^': 6,
  '&': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '//': 10,
  '%': 10,
  '@': 10,
  '**': 12,
};
const notStrength = 3;
const compareStrength = 4;
const signStrength = 11;
const awaitStrength = 13;

/** Beyond this height operators are no longer nested: code so deep is generated, not written. */
const maxHeight = 200;

/** Nests a flat row of operators and operands by Python's precedence; undefined if it does not fit. */
export function buildOperatorTree(tokens: readonly OperatorToken[]): OperatorNode | undefined {
  return new OperatorParser(tokens).parseAll();
}

class OperatorParser {
  private readonly tokens: readonly OperatorToken[];
  private at = 0;
  private depth = 0;

  constructor(tokens: readonly OperatorToken[]) {
    this.tokens = tokens;
  }

  parseAll(): OperatorNode | undefined {
    const tree = this.parse(0);
    return this.at < this.tokens.length || tree.height > maxHeight ? undefined : tree;
  }

  private parse(weakest: number): OperatorNode {
    if (this.depth > maxHeight) return this.missing();
    this.depth += 1;
    const tree = this.climb(weakest);
    this.depth -= 1;
    return tree;
  }

  private climb(weakest: number): OperatorNode {
    let left = this.prefix();
    for (;;) {
      const operator = this.tokens[this.at]?.operator;
      const strength = operator === undefined ? undefined : strengthOf[operator];
      if (operator === undefined || strength === undefined || strength < weakest) return left;
      left = this.infix(left, { operator, strength });
    }
  }

  private prefix(): OperatorNode {
    const token = this.tokens[this.at];
    if (token === undefined) return this.missing();
    const { operator } = token;
    if (operator === undefined) {
      this.at += 1;
      const { from, to, operand } = token;
      return { kind: 'operand', from, to, height: 1, ...(operand && { node: operand }) };
    }
    const strength = prefixStrength(operator);
    if (strength === undefined) return this.missing();
    this.at += 1;
    const operand = this.parse(strength);
    return { kind: 'unary', operator, operand, ...around(token, [operand]) };
  }

  private infix(left: OperatorNode, by: { operator: string; strength: number }): OperatorNode {
    const { operator, strength } = by;
    if (operator === 'and' || operator === 'or') return this.bool(left, operator, strength);
    if (strength === compareStrength) return this.compare(left);
    this.at += 1;
    // `**` leans to the right and takes a sign on its right: `2 ** -x ** 3`.
    const right = this.parse(operator === '**' ? signStrength : strength + 1);
    return { kind: 'binary', operator, left, right, ...around(left, [right]) };
  }

  private bool(first: OperatorNode, operator: 'and' | 'or', strength: number): OperatorNode {
    const values = [first];
    while (this.tokens[this.at]?.operator === operator) {
      this.at += 1;
      values.push(this.parse(strength + 1));
    }
    return { kind: 'bool', operator, values, ...around(first, values) };
  }

  private compare(left: OperatorNode): OperatorNode {
    const operators: string[] = [];
    const rest: OperatorNode[] = [];
    for (;;) {
      const operator = this.comparison();
      if (operator === undefined) break;
      operators.push(operator);
      rest.push(this.parse(compareStrength + 1));
    }
    return { kind: 'compare', operators, left, rest, ...around(left, rest) };
  }

  private comparison(): string | undefined {
    const operator = this.tokens[this.at]?.operator;
    if (operator === undefined || strengthOf[operator] !== compareStrength) return undefined;
    this.at += 1;
    const next = this.tokens[this.at]?.operator;
    if ((operator === 'is' && next === 'not') || (operator === 'not' && next === 'in')) {
      this.at += 1;
      return `${operator} ${next}`;
    }
    return operator === '<>' ? '!=' : operator;
  }

  private missing(): OperatorNode {
    const from = this.tokens[this.at]?.from ?? this.tokens.at(-1)?.to ?? 0;
    return { kind: 'operand', from, to: from, height: 1 };
  }
}

function prefixStrength(operator: string): number | undefined {
  if (operator === 'not') return notStrength;
  if (operator === 'await') return awaitStrength;
  return operator === '-' || operator === '+' || operator === '~' ? signStrength : undefined;
}

function around(
  first: Span & { height?: number },
  others: readonly OperatorNode[],
): Span & { height: number } {
  let highest = first.height ?? 0;
  for (const { height } of others) highest = Math.max(highest, height);
  return { from: first.from, to: others.at(-1)?.to ?? first.to, height: highest + 1 };
}
