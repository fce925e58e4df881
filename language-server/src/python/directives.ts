import type { Directive } from './ir';
import type { Comment } from './mask';
import { lineAt } from './lineStarts';

const ignore = /^#\s*precedent:\s*ignore\s+([\w./-]+(?:\s*,\s*[\w./-]+)*)\s*(?:--(.*))?$/i;
const objective = /^#\s*precedent:\s*objective\s+(\S+)\s*(?:--(.*))?$/i;

/** Longer comments are prose or data. */
const maxLength = 2000;

/** Directives in the comments of a cell, in the order written. Other comments are left alone. */
export function readDirectives(
  text: string,
  { comments, lineStarts }: { comments: readonly Comment[]; lineStarts: readonly number[] },
): Directive[] {
  return comments.flatMap(({ from, to }) => {
    if (to - from > maxLength) return [];
    const comment = text.slice(from, to).trimEnd();
    const found = ignore.exec(comment) ?? objective.exec(comment);
    if (found === null) return [];
    const [, names = '', reason = ''] = found;
    const kind = ignore.test(comment) ? 'ignore' : 'objective';
    const line = lineAt(lineStarts, from);
    const ownLine = text.slice(lineStarts[line] ?? 0, from).trim() === '';
    return [{ kind, names: names.split(/\s*,\s*/), reason: reason.trim(), line, ownLine }];
  });
}
