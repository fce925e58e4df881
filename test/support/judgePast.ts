import type { Attempt } from '../../protocol/src/records/attempt';
import type { Objective } from '../../protocol/src/records/objective';
import type { FitEvent } from '../../language-server/src/analysis/facts';
import { AttemptView } from '../../language-server/src/memory/memoryView';
import { headOf } from '../../language-server/src/memory/recordHead';
import type { Knowledge } from '../../language-server/src/rules/knowledge';
import { deadEnd } from '../../language-server/src/rules/past/deadEnd';
import { differentScope } from '../../language-server/src/rules/past/differentScope';
import { retryConditionMet } from '../../language-server/src/rules/past/retryConditionMet';
import type { SiteFinding } from '../../language-server/src/rules/rule';
import { attemptOf, demandObjective, retailAttempts } from './attempts';

/** What is known when a fit is judged: the retail attempts, unless a test says otherwise. */
export interface World {
  readonly attempts?: readonly Attempt[];
  readonly objective?: Partial<Objective>;
  readonly today?: string;
}

/** `rule anchor severity: message` of everything that the three rules say. */
export function judge(event: FitEvent, world: World = {}): string[] {
  return findings(event, world).map(
    ({ rule, site, severity, message }) =>
      `${rule} ${site.replace(/^anchor of /, '')} ${severity}: ${message}`,
  );
}

/** Everything that the rules about the past say of a fit. */
export function findings(event: FitEvent, world: World = {}): SiteFinding[] {
  const context = { file: 'notebooks/train.ipynb', knowledge: knowledgeIn(world) };
  return [deadEnd, differentScope, retryConditionMet].flatMap((rule) => [
    ...rule.check([event], context, event.site),
  ]);
}

function knowledgeIn({
  attempts = Object.values(retailAttempts),
  objective: changes = {},
  today,
}: World): Knowledge {
  const objective = demandObjective(changes);
  const heads = attempts.flatMap((attempt) => {
    const head = headOf('attempt', attempt);
    return head !== undefined && 'outcome' in head ? [head] : [];
  });
  const view = new AttemptView(heads, [objective], {
    read: (at) => attempts[at] ?? attemptOf({ id: 'none' }),
  });
  return {
    ...(today !== undefined && { today }),
    objectiveFor: () => ({ objective, bound: false }),
    dataset: () => undefined,
    definitions: () => [],
    tablesWith: () => [],
    attemptsTouching: (columns) => view.touching(columns),
    attemptsAgainst: (columns) => view.against(columns),
    attemptsOfModel: (family) => view.ofModel(family),
  };
}
