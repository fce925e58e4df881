import type { EvaluationEvent, FitEvent } from '../../analysis/facts';
import { areSplitApart, mayShare } from '../../analysis/rows';
import { sourceKey } from '../../analysis/terms';
import type { Rule, SiteFinding, SiteRelated } from '../rule';
import { shownOnHoldOut } from './unseenJudgements';

/** More places than this say nothing new. */
const maxPlaces = 16;

/** The same test rows judge several models or settings, of which the best is then chosen. */
export const repeatedTestUse: Rule<'evaluation' | 'split'> = {
  id: 'leak/repeated-test-use',
  reads: ['evaluation', 'split'],
  groups: () => ['document'],
  check: (events) => {
    const sets = testSets(shownOnHoldOut(events));
    return sets.filter((set) => !isValidation(set, sets)).flatMap(finding);
  },
};

/** Judgements that share test rows and predict the same label. */
type TestSet = EvaluationEvent[];

function testSets(events: readonly EvaluationEvent[]): readonly TestSet[] {
  const sets: TestSet[] = [];
  for (const event of events) {
    if (event.fit.family === 'dummy') continue;
    const set = sets.find((known) => known.some((other) => isSameTest(other, event)));
    if (set === undefined) sets.push([event]);
    else set.push(event);
  }
  return sets;
}

function isSameTest(a: EvaluationEvent, b: EvaluationEvent): boolean {
  return mayShare(a.rows, b.rows) && labelOf(a.fit) === labelOf(b.fit);
}

function labelOf({ label }: FitEvent): string {
  return (label?.terms ?? []).map((term) => sourceKey(term.source)).join();
}

/** Whether another part of the same rows, judged by fewer models, is the test. */
function isValidation(set: TestSet, sets: readonly TestSet[]): boolean {
  const judged = firstOfEach(set);
  return sets.some((other) => {
    if (other === set) return false;
    const fewer = firstOfEach(other);
    return (
      fewer.length < judged.length &&
      fewer.every((a) => judged.every((b) => areSplitApart(a.rows, b.rows)))
    );
  });
}

/** The first judgement of each model or setting. */
function firstOfEach(set: TestSet): readonly EvaluationEvent[] {
  const first = new Map<string, EvaluationEvent>();
  for (const event of set) {
    const { site, model, parameters } = event.fit;
    const key = `${site} ${model} ${JSON.stringify(parameters)}`;
    if (!first.has(key)) first.set(key, event);
  }
  return [...first.values()];
}

function finding(set: TestSet): readonly SiteFinding[] {
  const judged = firstOfEach(set);
  const [first, second] = judged;
  if (first === undefined || second === undefined) return [];
  const others = [first, ...judged.slice(2)].slice(0, maxPlaces);
  return [
    {
      rule: 'leak/repeated-test-use',
      severity: 'warning',
      site: second.site,
      message: `The same test rows judge ${judged.length} models or settings (${namesOf(judged)}), so the best of them is partly the luckiest. The more are compared, the more its score promises too much; choose on a validation part or by cross-validation, and score the chosen one on the test once.`,
      columns: [],
      related: [...placesOf(second), ...others.flatMap(placesOf)],
      fixes: [],
      evidence: [],
    },
  ];
}

function namesOf(judged: readonly EvaluationEvent[]): string {
  const names = [...new Set(judged.map(({ fit }) => fit.model))];
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and others` : names.join(', ');
}

function placesOf({ fit, site }: EvaluationEvent): readonly SiteRelated[] {
  return [
    { role: 'train', message: `${fit.model} is trained here`, site: fit.site },
    { role: 'test', message: 'and judged on these test rows here', site },
  ];
}
