import type { Stmt } from './ir';
import { stringOffsets, stringValue } from './literals';
import { type Lowering, textOf } from './lowering';
import { keepsBody, readMagic } from './magics';
import type { SyntaxNode } from './syntaxTree';

const receiver = 'get_ipython().';

/**
 * `get_ipython().run_line_magic('time', 'model.fit(X, y)')`, which is what exporting a notebook
 * makes of `%time model.fit(X, y)`: the code in the string runs where the call stands. It comes as
 * the body of a `with` over the call; undefined for any other statement.
 */
export function lowerMagicCall(lowering: Lowering, node: SyntaxNode): Stmt | undefined {
  if (!lowering.text.startsWith(receiver, node.from)) return undefined;
  const [call] = node.children;
  const [callee, list] = call?.children ?? [];
  if (call?.name !== 'CallExpression' || callee === undefined || list === undefined)
    return undefined;
  const strings = list.children.filter((child) => child.name === 'String');
  const method = textOf(lowering, callee).slice(receiver.length);
  const code = codeOf(lowering, { method, strings });
  if (code === undefined) return undefined;
  const n = lowering.number(node);
  const items = [{ value: lowering.expression(call) }];
  return { k: 'with', n, items, body: lowerCode(lowering, code) };
}

interface EmbeddedCode {
  readonly literal: SyntaxNode;
  /** Where the code starts in the value of the literal. */
  readonly start: number;
}

function codeOf(
  lowering: Lowering,
  { method, strings }: { method: string; strings: readonly SyntaxNode[] },
): EmbeddedCode | undefined {
  const [first, second, third] = strings;
  const name = first === undefined ? '' : stringValue(textOf(lowering, first));
  if (method === 'run_cell_magic' && third !== undefined && keepsBody(name)) {
    return { literal: third, start: 0 };
  }
  if (method === 'run_line_magic' && second !== undefined) {
    return lineCode(lowering, { literal: second, head: `%${name} ` });
  }
  return method === 'magic' && first !== undefined
    ? lineCode(lowering, { literal: first, head: '%' })
    : undefined;
}

function lineCode(
  lowering: Lowering,
  { literal, head }: { literal: SyntaxNode; head: string },
): EmbeddedCode | undefined {
  const line = head + stringValue(textOf(lowering, literal));
  const { code } = readMagic(line, 0, line.length);
  return code === undefined ? undefined : { literal, start: code - head.length };
}

function lowerCode(lowering: Lowering, { literal, start }: EmbeddedCode): Stmt[] {
  const text = textOf(lowering, literal);
  const offsets = stringOffsets(text);
  const code = stringValue(text).slice(start);
  return lowering.embedded(
    code,
    (offset) => literal.from + (offsets[Math.max(0, start + offset)] ?? text.length),
  );
}
