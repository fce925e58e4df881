import type { FeatureFact, FitEvent } from '../../analysis/facts';
import { resolveFit } from '../features';
import type { Knowledge, LinkedAttempt } from '../knowledge';
import type { RuleContext } from '../rule';
import { bareName } from './columnNames';
import { isAbout } from './featureMatch';
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

/** A fit, its source columns resolved, and every attempt that did not work and speaks about it. */
export interface JudgedFit {
  readonly event: FitEvent;
  /** Oldest first, those about columns before those about approaches. */
  readonly precedents: readonly Precedent[];
}

/** Several rules ask about one fit: what was found holds while the same knowledge is asked. */
const judgedFits = new WeakMap<
  FitEvent,
  { readonly for: string; readonly by: Knowledge; readonly is: JudgedFit }
>();

/** Judges a fit by every attempt that did not work and speaks about it. */
export function precedentsOf(fit: FitEvent, context: RuleContext): JudgedFit {
  const { knowledge, file, objectiveName = '' } = context;
  const question = `${file}\n${objectiveName}`;
  const known = judgedFits.get(fit);
  if (known?.by === knowledge && known.for === question) return known.is;
  const event = resolveFit(fit, knowledge);
  const is = { event, precedents: [...judge(event, context)] };
  judgedFits.set(fit, { for: question, by: knowledge, is });
  return is;
}

function* judge(event: FitEvent, context: RuleContext): Generator<Precedent> {
  const { knowledge, file, objectiveName } = context;
  const bound = knowledge.objectiveFor(file, objectiveName);
  const fit = { event, ...(bound !== undefined && { objective: bound.objective }) };
  const byColumn = featuresByColumn(event.features);
  for (const linked of knowledge.attemptsAgainst([...byColumn.keys()].sort())) {
    yield* columnPrecedent(linked, { fit, byColumn });
  }
  for (const linked of knowledge.attemptsOfModel(event.family)) {
    yield* approachPrecedent(linked, fit);
  }
}

type FeaturesByColumn = ReadonlyMap<string, ReadonlySet<FeatureFact>>;

/** Features by the bare names of their source columns and by their own. */
function featuresByColumn(features: readonly FeatureFact[]): FeaturesByColumn {
  const found = new Map<string, Set<FeatureFact>>();
  for (const feature of features) {
    for (const name of [feature.name, ...feature.terms.map(({ source }) => source.column)]) {
      const known = found.get(name);
      if (known === undefined) found.set(name, new Set([feature]));
      else known.add(feature);
    }
  }
  return found;
}

function columnPrecedent(
  linked: LinkedAttempt,
  { fit, byColumn }: { readonly fit: FitScope; readonly byColumn: FeaturesByColumn },
): readonly Precedent[] {
  const { columns } = linked.adds;
  if (columns.length === 0) return [];
  const near = new Set(columns.flatMap((name) => [...(byColumn.get(bareName(name)) ?? [])]));
  const features = fit.event.features.filter((one) => near.has(one) && isAbout(linked, one));
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
