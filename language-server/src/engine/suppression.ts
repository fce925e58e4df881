import type { Dismissal } from '../../../protocol/src/records/dismissal';
import type { CellIr } from '../python/ir';
import type { PlacedFinding } from './placedFinding';

/** For each line of a cell, the rules that a comment there or right above switches off. */
export type IgnoredLines = ReadonlyMap<number, ReadonlySet<string>>;

/**
 * Reads `# precedent: ignore RULE -- reason` comments: each covers its own line, and on a line of its
 * own also the next line with code. One without a reason covers nothing.
 */
export function ignoredLines(ir: CellIr, text: string): IgnoredLines {
  const lines = new Map<number, Set<string>>();
  for (const { kind, names, reason, line, ownLine } of ir.directives) {
    if (kind !== 'ignore' || reason === '') continue;
    for (const covered of ownLine ? [line, nextCodeLine(text, line)] : [line]) {
      lines.set(covered, new Set([...(lines.get(covered) ?? []), ...names]));
    }
  }
  return lines;
}

/** Whether a comment on one of the finding's lines switches it off. Policy only yields to approvals. */
export function isIgnored({ rule, place }: PlacedFinding, ignored: IgnoredLines): boolean {
  if (rule.startsWith('policy/')) return false;
  const { start, end } = place.range;
  for (let line = start.line; ignored.size > 0 && line <= end.line; line += 1) {
    if (ignored.get(line)?.has(rule)) return true;
  }
  return false;
}

/** The recorded dismissals of a workspace, looked up by the finding that they set aside. */
export class DismissalIndex {
  private readonly byFinding = new Map<string, Dismissal>();

  constructor(dismissals: readonly Dismissal[]) {
    for (const dismissal of dismissals) this.byFinding.set(keyOf(dismissal), dismissal);
  }

  /** The dismissal that still holds for this finding in this file: same place, columns and evidence. */
  find(file: string, finding: PlacedFinding): Dismissal | undefined {
    if (this.byFinding.size === 0 || finding.rule.startsWith('policy/')) return undefined;
    return this.byFinding.get(keyOf({ ...finding, file }));
  }
}

interface DismissalKey {
  readonly rule: string;
  readonly file: string;
  readonly anchor: string;
  readonly columns: readonly string[];
  readonly evidence: string;
}

function keyOf({ rule, file, anchor, columns, evidence }: DismissalKey): string {
  return JSON.stringify([rule, file, anchor, columns, evidence]);
}

function nextCodeLine(text: string, line: number): number {
  const lines = text.split('\n');
  const offset = lines.slice(line + 1).findIndex((one) => !/^\s*(#|$)/.test(one));
  return offset < 0 ? line : line + 1 + offset;
}
