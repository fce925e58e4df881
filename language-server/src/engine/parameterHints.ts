import { parseDocument } from 'yaml';
import type { ParameterHint } from './initFiles';

const deepest = 8;

/** The single values of a parameters file with the pointers to them, in the order written. */
export function parameterHints(path: string, text: string): readonly ParameterHint[] {
  const document = parseDocument(text, { logLevel: 'silent' });
  if (document.errors.length > 0) return [];
  try {
    const content: unknown = document.toJS({ maxAliasCount: 10 });
    return hintsIn(content, { pointer: `${path}#`, depth: 0 });
  } catch {
    // A few lines of aliases can unfold without end: the library refuses, and there are no hints.
    return [];
  }
}

function hintsIn(
  value: unknown,
  { pointer, depth }: { pointer: string; depth: number },
): readonly ParameterHint[] {
  if (typeof value === 'string' || typeof value === 'number') return [{ pointer, value }];
  if (typeof value !== 'object' || value === null || depth > deepest) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    hintsIn(inner, { pointer: `${pointer}/${escaped(key)}`, depth: depth + 1 }),
  );
}

/** A key as a part of a JSON pointer. */
function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
