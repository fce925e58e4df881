import type { EvaluationEvent, Influence } from '../../analysis/facts';
import { areSplitApart, isInside } from '../../analysis/rows';
import type { Rule, SiteFinding } from '../rule';

/** A transformer that was fitted on the training rows is fitted again on the test part. */
export const refitOnTest: Rule<'evaluation'> = {
  id: 'leak/refit-on-test',
  reads: ['evaluation'],
  groups: (event) => refitted(event).map(({ site }) => site),
  check: (events, _context, group) =>
    events.slice(0, 1).flatMap((event) =>
      refitted(event)
        .filter(({ site }) => site === group)
        .slice(0, 1)
        .map((influence) => finding(influence, event)),
    ),
};

/** Fits on the test part alone, of a transformer that was also fitted for the training rows. */
function refitted(event: EvaluationEvent): readonly Influence[] {
  if (event.validation || event.crossValidated) return [];
  const first = new Set(
    event.fit.influences.filter(isLearned).map(({ api, site }) => `${api} ${site}`),
  );
  return event.influences.filter(
    (influence) =>
      isLearned(influence) &&
      isInside(influence.rows, event.rows) &&
      areSplitApart(influence.rows, event.fit.rows) &&
      !first.has(`${influence.api} ${influence.site}`) &&
      event.fit.influences.some((other) => isFirstFit(other, influence)),
  );
}

/** Whether the same kind of transformer was fitted elsewhere, on rows apart from these. */
function isFirstFit(first: Influence, again: Influence): boolean {
  return isLearned(first) && first.api === again.api && areSplitApart(first.rows, again.rows);
}

/** Functions that encode what they are given: there is no fit that could be kept. */
const withoutFit: ReadonlySet<string> = new Set(['get_dummies', 'factorize', 'label_binarize']);

function isLearned({ kind, api }: Influence): boolean {
  if (withoutFit.has(api)) return false;
  return kind === 'fit' || kind === 'encoding' || kind === 'selection';
}

function finding({ site, api }: Influence, event: EvaluationEvent): SiteFinding {
  const first = event.fit.influences.find((other) => isLearned(other) && other.api === api);
  return {
    rule: 'leak/refit-on-test',
    severity: 'warning',
    site,
    message: `${api} is fitted again on the test part, so test rows are placed by each other instead of by what was learned in training. The model sees values on another scale or under other codes than it was trained on, and one row at a time could not be prepared this way; only transform the test part.`,
    columns: [],
    related: [
      ...(first === undefined
        ? []
        : [
            {
              role: 'cause' as const,
              message: 'fitted on the training rows here',
              site: first.site,
            },
          ]),
      { role: 'train', message: `${event.fit.model} is trained here`, site: event.fit.site },
      { role: 'test', message: 'judged on the refitted rows here', site: event.predictSite },
    ],
    fixes: [],
    evidence: [],
  };
}
