import { type Diagnostic, languages, Position, Uri } from 'vscode';
import type { Place } from './cursor';

/** A finding of ours that is shown at a place; `position` is its start. */
export interface ShownFinding extends Place {
  readonly rule: string;
  readonly message: string;
}

/** Our findings that cover the place. */
export function findingsAt({ uri, position }: Place): readonly ShownFinding[] {
  const at = new Position(position.line, position.character);
  return languages.getDiagnostics(Uri.parse(uri)).flatMap((diagnostic) => {
    const rule = ruleOf(diagnostic);
    if (rule === undefined || !diagnostic.range.contains(at)) return [];
    const { line, character } = diagnostic.range.start;
    return [{ uri, rule, message: diagnostic.message, position: { line, character } }];
  });
}

function ruleOf({ source, code }: Diagnostic): string | undefined {
  if (source !== 'precedent' || code === undefined) return undefined;
  return String(typeof code === 'object' ? code.value : code);
}
