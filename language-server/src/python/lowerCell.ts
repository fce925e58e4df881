import type { CellIr, Statement, Stmt } from './ir';
import { readDirectives } from './directives';
import { findLineStarts } from './lineStarts';
import { lowerExpression } from './lowerExpression';
import { lowerError, type Lowering } from './lowering';
import { lowerStatement, statementNodes } from './lowerStatement';
import { maskCell } from './mask';
import { type Parsable, toParsable } from './parsable';
import { hashStructure, hashTexts } from './structureHash';
import { parseTree, type SyntaxNode } from './syntaxTree';

/** Deeper nodes become an `error`: readers of the IR recurse, and nobody writes such code. */
const maxDepth = 256;

/**
 * Lowers the text of one cell, magics and all. Never fails: what is not Python becomes `error`
 * nodes. Offsets are UTF-16 units in `text`; equal text gives an equal result.
 */
export function lowerCell(text: string): CellIr {
  const lineStarts = findLineStarts(text);
  const { text: masked, comments, fillers, breaks, foreign } = maskCell(text);
  const starts = [0, ...breaks];
  const lowered = starts.flatMap((start, index) => {
    const part = toParsable(masked.slice(start, starts[index + 1]), start);
    return lowerPart(part, (node) => fillers.has(part.toOriginal(node.from)));
  });
  const statements = withKeys(lowered);
  return {
    statements,
    directives: readDirectives(text, { comments, lineStarts }),
    hash: hashTexts(statements.map((statement) => statement.key)),
    lineStarts,
    ...(foreign !== undefined && { foreign }),
  };
}

type IsFiller = (node: SyntaxNode) => boolean;

function lowerPart(parsable: Parsable, isFiller: IsFiller): Unkeyed[] {
  return statementNodes(parsable.unwrap(parseTree(parsable.text)))
    .filter((node) => !isFiller(node))
    .map((node) => lowerTopLevel(node, { parsable, isFiller }));
}

type Unkeyed = Omit<Statement, 'key'>;

function withKeys(lowered: readonly Unkeyed[]): Statement[] {
  const occurrences = new Map<string, number>();
  return lowered.map((statement) => {
    const hash = hashStructure(statement.ir);
    const occurrence = occurrences.get(hash) ?? 0;
    occurrences.set(hash, occurrence + 1);
    return { key: `${hash}.${String(occurrence)}`, ...statement };
  });
}

function lowerTopLevel(
  node: SyntaxNode,
  { parsable, isFiller }: { parsable: Parsable; isFiller: IsFiller },
): Unkeyed {
  const spans: number[] = [];
  let depth = 0;
  const lowering: Lowering = {
    text: parsable.text,
    number({ from, to }) {
      const end = trimEnd(parsable.text, Math.max(from, to), from);
      spans.push(parsable.toOriginal(from), parsable.toOriginal(end));
      return spans.length / 2 - 1;
    },
    descend(lower) {
      if (depth >= maxDepth) return undefined;
      depth += 1;
      const lowered = lower();
      depth -= 1;
      return lowered;
    },
    expression: (inner) =>
      lowering.descend(() => lowerExpression(lowering, inner)) ?? lowerError(lowering, [], inner),
    body: (body) =>
      statementNodes(body?.children ?? [])
        .filter((inner) => !isFiller(inner))
        .map((inner) => lowerInner(lowering, inner)),
  };
  return { ir: lowerStatement(lowering, node), spans: Int32Array.from(spans) };
}

/** Where text is missing, the grammar lets a node run over the blanks that follow it. */
function trimEnd(text: string, to: number, from: number): number {
  let end = to;
  while (end > from && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

function lowerInner(lowering: Lowering, node: SyntaxNode): Stmt {
  const lowered = lowering.descend(() => lowerStatement(lowering, node));
  if (lowered !== undefined) return lowered;
  const n = lowering.number(node);
  return { k: 'expr', n, value: lowerError(lowering, [], node) };
}
