import type { Expr } from './ir';
import { lowerItem } from './lowerDisplay';
import { type Lowering, meaningful, textOf } from './lowering';
import { stringShape, stringValue, unescape } from './literals';
import type { SyntaxNode } from './syntaxTree';

/** String, formatted string, or several of them side by side, which Python joins. */
export function lowerString(lowering: Lowering, node: SyntaxNode): Expr {
  const n = lowering.number(node);
  const pieces = node.name === 'ContinuedString' ? node.children : [node];
  const plain = pieces.filter((piece) => piece.name === 'String');
  if (plain.length === pieces.length) {
    return { k: 'str', n, value: plain.map((piece) => plainValue(lowering, piece)).join('') };
  }
  return { k: 'fstr', n, parts: joinText(pieces.flatMap((piece) => lowerPiece(lowering, piece))) };
}

function plainValue(lowering: Lowering, piece: SyntaxNode): string {
  return stringValue(textOf(lowering, piece));
}

function lowerPiece(lowering: Lowering, piece: SyntaxNode): (string | Expr)[] {
  if (piece.name === 'String') return [plainValue(lowering, piece)];
  if (piece.name !== 'FormatString') return [];
  const literal = textOf(lowering, piece);
  const { raw, start, end } = stringShape(literal);
  const parts: (string | Expr)[] = [];
  const addText = (from: number, to: number): void => {
    const text = lowering.text.slice(from, to);
    parts.push((raw ? text : unescape(text)).replaceAll('{{', '{').replaceAll('}}', '}'));
  };
  let from = piece.from + start;
  for (const child of piece.children) {
    if (child.name !== 'FormatReplacement') continue;
    addText(from, child.from);
    parts.push(lowerReplacement(lowering, child));
    from = child.to;
  }
  addText(from, Math.max(from, piece.from + end));
  return parts;
}

const presentation = new Set(['FormatSpec', 'FormatConversion', 'FormatSelfDoc']);

function lowerReplacement(lowering: Lowering, node: SyntaxNode): Expr {
  const inside = node.children.filter((child) => {
    const bracket = child.name === '{' || child.name === '}';
    return !bracket && !presentation.has(child.name);
  });
  const isTuple = inside.some((child) => child.name === ',');
  return lowerItem(lowering, isTuple ? inside : meaningful(inside), node);
}

function joinText(parts: readonly (string | Expr)[]): (string | Expr)[] {
  const joined: (string | Expr)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string')
      joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}
