import type { EvaluationEvent, Influence } from '../../analysis/facts';
import { areSplitApart, isInside } from '../../analysis/rows';
import type { Rule, SiteFinding } from '../rule';

/** Drawing rows again with these is how an interval around a test score is found. */
const bootstrap: ReadonlySet<string> = new Set(['resample', 'sample']);

/** The rows that judge a model were resampled themselves. */
export const resampledTest: Rule<'evaluation'> = {
  id: 'leak/resampled-test',
  reads: ['evaluation'],
  groups: (event) => resampled(event).map(({ site }) => site),
  check: (events, _context, group) =>
    events.slice(0, 1).flatMap((event) =>
      resampled(event)
        .filter(({ site }) => site === group)
        .slice(0, 1)
        .map((influence) => finding(influence, event)),
    ),
};

/** Where rows were resampled that are held out from the fit and then tested on. */
function resampled(event: EvaluationEvent): readonly Influence[] {
  if (event.validation || event.crossValidated) return [];
  return event.influences.filter(
    ({ kind, api, rows }) =>
      kind === 'resample' &&
      !bootstrap.has(api) &&
      isInside(rows, event.rows) &&
      areSplitApart(rows, event.fit.rows),
  );
}

function finding({ site, api }: Influence, event: EvaluationEvent): SiteFinding {
  return {
    rule: 'leak/resampled-test',
    severity: 'warning',
    site,
    message: `${api} changes the test part, which no longer has the share of classes that the model will meet. Scores that depend on the share, precision above all, come out far too high; leave the test rows as they were collected.`,
    columns: [],
    related: [
      { role: 'train', message: `${event.fit.model} is trained here`, site: event.fit.site },
      { role: 'test', message: 'judged on the resampled rows here', site: event.predictSite },
    ],
    fixes: [],
    evidence: [],
  };
}
