import type { Problem } from '../../protocol/src/records/source';

/** The problems that were not there before, so that each is told once. */
export function newProblems(
  problems: readonly Problem[],
  known: readonly Problem[] = [],
): readonly Problem[] {
  const told = new Set(known.map(line));
  return problems.filter((problem) => !told.has(line(problem)));
}

function line({ file, message }: Problem): string {
  return `${file}\n${message}`;
}
