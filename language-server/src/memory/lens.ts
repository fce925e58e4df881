import type { Objective } from '../../../protocol/src/records/objective';
import { bareName } from '../rules/past/columnNames';
import { numberText } from '../rules/past/figureText';
import { figureOf } from './linking';
import type { AttemptView, Idea } from './memoryView';
import { targetOf } from './resolvedAttempt';

/** What a training call is for: the target that its label is made from, and the file's objective. */
export interface LensQuestion {
  /** Bare or `table.column`. */
  readonly target?: string;
  readonly objective?: Objective;
}

export interface LensSummary {
  readonly attempts: number;
  readonly deadEnds: number;
  /** The best figure for all rows among kept attempts, by the objective's metric. */
  readonly bestKept?: number;
  /** `4 past attempts · 3 dead ends · best kept 0.142`. */
  readonly text: string;
}

/** How often the idea of a training call was tried: ideas for its target, linked runs once. */
export class Lens {
  private readonly attempts: AttemptView;
  private readonly answers = new Map<string, LensSummary | undefined>();

  constructor(attempts: AttemptView) {
    this.attempts = attempts;
  }

  /** Undefined when nothing was tried for the target. */
  summary(question: LensQuestion): LensSummary | undefined {
    const key = JSON.stringify([question.target, question.objective?.id]);
    if (!this.answers.has(key)) this.answers.set(key, this.count(question));
    return this.answers.get(key);
  }

  private count({ target, objective }: LensQuestion): LensSummary | undefined {
    const wanted = target ?? objective?.target.column;
    const ideas = [...this.attempts.ideas()].filter(
      (idea) => isFor(idea, wanted) && isAttempt(idea),
    );
    if (ideas.length === 0) return undefined;
    const deadEnds = ideas.filter(isDeadEnd).length;
    const bestKept = best(ideas, objective);
    const counts = { attempts: ideas.length, deadEnds };
    return {
      ...counts,
      ...(bestKept !== undefined && { bestKept }),
      text: textOf({ ...counts, bestKept }),
    };
  }
}

/** What is not known about a target contradicts none. */
function isFor({ heads }: Idea, target: string | undefined): boolean {
  if (target === undefined) return true;
  const told = heads.flatMap((head) => targetOf(head) ?? []);
  return told.length === 0 || told.includes(bareName(target).toLowerCase());
}

/** A run that left neither an outcome nor a figure is unknown, not an attempt. */
function isAttempt({ heads }: Idea): boolean {
  return heads.some(
    (head) =>
      head.outcome !== 'unknown' || (head.status === 'finished' && figureOf(head) !== undefined),
  );
}

/** A figure that is worse than a baseline nobody named makes no dead end yet. */
function isDeadEnd({ heads, verdict }: Idea): boolean {
  return verdict !== undefined && !(verdict === 'thin' && heads[0]?.outcome === 'unknown');
}

function best(ideas: readonly Idea[], objective: Objective | undefined): number | undefined {
  if (objective === undefined) return undefined;
  const kept = ideas.filter(({ heads }) => heads[0]?.outcome === 'kept');
  const values = kept.flatMap(({ heads }) => heads.flatMap((head) => figureOf(head) ?? []));
  if (values.length === 0) return undefined;
  return objective.metric.direction === 'min' ? Math.min(...values) : Math.max(...values);
}

function textOf({
  attempts,
  deadEnds,
  bestKept,
}: {
  readonly attempts: number;
  readonly deadEnds: number;
  readonly bestKept: number | undefined;
}): string {
  const parts = [
    `${attempts} past ${attempts === 1 ? 'attempt' : 'attempts'}`,
    `${deadEnds === 0 ? 'no' : deadEnds} ${deadEnds === 1 ? 'dead end' : 'dead ends'}`,
  ];
  if (bestKept !== undefined) parts.push(`best kept ${numberText(bestKept)}`);
  return parts.join(' · ');
}
