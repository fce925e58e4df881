import type { FeatureFact, FitEvent } from '../../analysis/facts';
import type { LinkedAttempt } from '../knowledge';
import type { RuleContext } from '../rule';
import { isAbout, sourceColumns } from './featureMatch';
import { retryMatches, type RetryMatch } from './retryCondition';
import { isSameFamily, scopeDifference, type FitScope, type ScopeDifference } from './scope';
import { toldBy, type Verdict, verdictOf } from './verdict';

/** An earlier attempt that did not work and that a fit brings up again. */
export interface Precedent {
  readonly linked: LinkedAttempt;
  readonly verdict: Verdict;
  /** The features of the fit that are what the attempt was about. */
  readonly features: readonly FeatureFact[];
  /** Set for an approach without columns: then the call that trains is what repeats it. */
  readonly isApproach: boolean;
  /** Absent when nothing known contradicts that it speaks about this fit. */
  readonly difference?: ScopeDifference;
  /** Where the fit has what the lesson asked for. */
  readonly retries: readonly RetryMatch[];
}

/** Every attempt that did not work and speaks about a fit, oldest first. */
export function precedentsOf(event: FitEvent, context: RuleContext): readonly Precedent[] {
  const { knowledge, file, objectiveName } = context;
  const bound = knowledge.objectiveFor(file, objectiveName);
  const fit = { event, ...(bound !== undefined && { objective: bound.objective }) };
  const columns = event.features.flatMap((one) => [...sourceColumns(one), one.name]);
  const aboutColumns = knowledge
    .attemptsAgainst([...new Set(columns)].sort())
    .flatMap((linked) => columnPrecedent(linked, fit));
  const aboutModel = knowledge
    .attemptsOfModel(event.family)
    .flatMap((linked) => approachPrecedent(linked, fit));
  return [...aboutColumns, ...aboutModel];
}

function columnPrecedent(linked: LinkedAttempt, fit: FitScope): readonly Precedent[] {
  if (linked.adds.columns.length === 0) return [];
  const features = fit.event.features.filter((feature) => isAbout(linked, feature));
  return judged(linked, { fit, features, isApproach: false });
}

/** An attempt about a model, or about settings of one: then all that are named have to be the same. */
function approachPrecedent(linked: LinkedAttempt, fit: FitScope): readonly Precedent[] {
  const { attempt, adds, baseline } = linked;
  if (adds.columns.length > 0 || adds.transforms.some((name) => name !== 'raw')) return [];
  const { model, parameters } = attempt.touched;
  const isAuthored = attempt.lesson !== undefined;
  const isAnotherModel =
    model !== undefined &&
    baseline?.touched.model !== undefined &&
    !isSameFamily(baseline.touched.model, model);
  if (!isAuthored && !isAnotherModel) return [];
  const settings = isAuthored ? Object.entries(parameters) : [];
  if (settings.some(([name, value]) => fit.event.parameters[name] !== value)) return [];
  return judged(linked, { fit, features: [], isApproach: true });
}

function judged(
  linked: LinkedAttempt,
  {
    fit,
    features,
    isApproach,
  }: {
    readonly fit: FitScope;
    readonly features: readonly FeatureFact[];
    readonly isApproach: boolean;
  },
): readonly Precedent[] {
  const baseline = linked.baseline && toldBy(linked.baseline);
  const named = fit.objective?.baseline;
  // Ids in files may be shortened.
  const stated = named !== undefined && linked.baseline?.id.startsWith(named) === true;
  const verdict = verdictOf(toldBy(linked.attempt), baseline, { stated });
  if (verdict === undefined) return [];
  const retries = retryMatches(linked, fit.event);
  if (features.length === 0 && retries.length === 0 && !isApproach) return [];
  const difference = scopeDifference(linked.attempt, fit);
  return [
    {
      linked,
      verdict,
      features,
      isApproach,
      retries,
      ...(difference !== undefined && { difference }),
    },
  ];
}
