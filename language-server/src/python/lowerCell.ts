import type { CellIr, Statement } from './ir';
import { joinBlankLines } from './blankLines';
import { createLowering } from './createLowering';
import { readDirectives } from './directives';
import { findLineStarts } from './lineStarts';
import { lowerStatement, statementNodes } from './lowerStatement';
import { maskCell } from './mask';
import { type Parsable, toParsable } from './parsable';
import { hashStructure, hashTexts } from './structureHash';
import { parseTree, type SyntaxNode } from './syntaxTree';

/**
 * Lowers the text of one cell, magics and all. Never fails: what is not Python becomes `error`
 * nodes. Offsets are UTF-16 units in `text`; equal text gives an equal result.
 */
export function lowerCell(text: string): CellIr {
  const lineStarts = findLineStarts(text);
  const { text: masked, comments, fillers, breaks, logicalLines, foreign } = maskCell(text);
  const parsed = joinBlankLines(masked, logicalLines);
  const starts = [0, ...breaks];
  const lowered = starts.flatMap((start, index) => {
    const part = toParsable(parsed.slice(start, starts[index + 1]), start);
    return lowerPart(part, (node) => fillers.has(part.toOriginal(node.from)));
  });
  const statements = withKeys(lowered);
  return {
    statements,
    directives: readDirectives(text, { comments, lineStarts }),
    hash: hashTexts([
      ...statements.map((statement) => statement.key),
      ...(foreign === undefined ? [] : [foreign.language, foreign.text]),
    ]),
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
  const lowering = createLowering({
    text: parsable.text,
    place: (offset) => parsable.toOriginal(offset),
    isFiller,
    progress: { spans, depth: 0 },
  });
  return { ir: lowerStatement(lowering, node), spans: Int32Array.from(spans) };
}
