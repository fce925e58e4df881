/** Cells below this size are left as they are. */
const manyLines = 200;

const blankLine = /[ \t\f]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)/y;

/**
 * Moves blank lines and comment lines to the end of the line before them, as spaces, so that every
 * offset keeps its meaning. The parser takes some 300 of them in one block for a tree that grows
 * too deep, and then breaks whatever statement comes next; scripts are that long.
 *
 * `logicalLines` are the offsets at which statements, blank lines or comments start.
 */
export function joinBlankLines(text: string, logicalLines: readonly number[]): string {
  if (logicalLines.length < manyLines) return text;
  const pieces: string[] = [];
  let done = 0;
  let runStart: number | undefined;
  for (const start of logicalLines) {
    blankLine.lastIndex = start;
    if (blankLine.test(text)) {
      runStart ??= start;
      continue;
    }
    if (runStart !== undefined && runStart > 0) {
      const from = lineBreakBefore(text, runStart);
      const to = lineBreakBefore(text, start);
      pieces.push(text.slice(done, from), ' '.repeat(to - from));
      done = to;
    }
    runStart = undefined;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}

/** Start of the line break that ends just before `at`. */
function lineBreakBefore(text: string, at: number): number {
  return text.startsWith('\r\n', at - 2) ? at - 2 : at - 1;
}
