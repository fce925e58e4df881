import type { FeatureFact } from '../../analysis/facts';
import type { LinkedAttempt } from '../knowledge';
import type { CodeFix } from '../rule';
import { oneLine } from '../untrustedText';
import { bareName } from './columnNames';

/** Opens the timeline of past attempts. */
export const explainFix: CodeFix = { title: 'Explain past attempts', edits: [] };

/** Asks for a reason and sets the finding aside. */
export const dismissFix: CodeFix = { title: 'Dismiss with reason', edits: [] };

/** More proposals than this hide the two commands. */
const maxProposals = 3;

/** A column name that needs no quoting: anything else from a lesson never becomes code. */
const plainName = /^[A-Za-z_]\w*$/;

/**
 * Writes a column that the lesson asks for in place of the one that was tried. Only where the code
 * names the column by a string of its own; the column still has to be joined in.
 */
export function insteadFixes(
  all: readonly LinkedAttempt[],
  feature: FeatureFact | undefined,
): readonly CodeFix[] {
  if (feature === undefined || feature.anchor === feature.created) return [];
  const wanted = all.flatMap(({ attempt }) => attempt.lesson?.retry_when?.any_columns ?? []);
  const names = [...new Set(wanted.map(bareName))].filter((name) => plainName.test(name));
  return names.slice(0, maxProposals).map((name) => ({
    title: `Use ${oneLine(name, 80)}`,
    edits: [{ at: feature.anchor, where: 'replace', text: [`"${name}"`] }],
  }));
}
