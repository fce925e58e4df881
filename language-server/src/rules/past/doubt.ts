import type { LinkedAttempt } from '../knowledge';
import { oneLine } from '../untrustedText';
import type { Precedent } from './precedents';

/** Below this its own author did not believe the lesson. */
const littleConfidence = 0.5;

/**
 * Reasons to rely less on what an earlier attempt says, each as one sentence. With any of them a
 * finding is information.
 */
export function doubtsAbout(
  { linked, verdict, isApproach }: Pick<Precedent, 'linked' | 'verdict' | 'isApproach'>,
  today: string | undefined,
): readonly string[] {
  return [...lessonDoubts(linked, today), ...evidenceDoubts(linked, { verdict, isApproach })];
}

/** Said beside the severity: who wrote a lesson does not change what was observed. */
export function remarksOn({ attempt }: LinkedAttempt): readonly string[] {
  return attempt.lesson?.verified === false ? ['No person has verified this lesson.'] : [];
}

function lessonDoubts(
  { attempt, supersededBy }: LinkedAttempt,
  today: string | undefined,
): readonly string[] {
  const { lesson, outcome } = attempt;
  if (lesson === undefined) return [];
  const { expires, disputed_by: disputedBy = [], confidence } = lesson;
  const doubts: string[] = [];
  if (expires !== undefined && today !== undefined && expires.slice(0, 10) < today.slice(0, 10)) {
    doubts.push(`The lesson expired ${oneLine(expires.slice(0, 10))}.`);
  }
  if (disputedBy.length > 0) doubts.push(`Disputed by ${oneLine(disputedBy.join(', '))}.`);
  if (supersededBy !== undefined) doubts.push(`Superseded by ${oneLine(supersededBy)}.`);
  else if (outcome === 'superseded') doubts.push('Superseded by a later attempt.');
  if (confidence !== undefined && confidence < littleConfidence) {
    doubts.push(`Its author was not sure (confidence ${confidence}).`);
  }
  return doubts;
}

function evidenceDoubts(
  { attempt, adds, baseline }: LinkedAttempt,
  { verdict, isApproach }: Pick<Precedent, 'verdict' | 'isApproach'>,
): readonly string[] {
  if (attempt.lesson !== undefined) return [];
  const doubts: string[] = [];
  if (verdict === 'thin') doubts.push(thinText(attempt.outcome));
  if (!isApproach && baseline === undefined && adds.columns.length > 1) {
    doubts.push(`Its baseline is not known: any of its ${adds.columns.length} columns may be why.`);
  }
  return doubts;
}

function thinText(outcome: LinkedAttempt['attempt']['outcome']): string {
  if (outcome === 'failed') return 'Nobody recorded a conclusion.';
  if (outcome === 'abandoned') return 'Nobody wrote down why.';
  return 'Nobody drew a conclusion: its figures are worse than those of the likely baseline.';
}
