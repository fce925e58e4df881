import type { EvaluationEvent, RowFilter } from '../../analysis/facts';
import type { RowAtom } from '../../analysis/rows';
import type { Rule, RuleContext, SiteFinding } from '../rule';

/** Rows that judge a model are not later than those that trained it, by the cut-offs in the code. */
export const timeOverlap: Rule<'evaluation'> = {
  id: 'leak/time-overlap',
  reads: ['evaluation'],
  groups: (event) => [event.site],
  check: (events, context) => events.slice(0, 1).flatMap((event) => check(event, context)),
};

function check(event: EvaluationEvent, context: RuleContext): readonly SiteFinding[] {
  if (!event.presented || event.validation || event.crossValidated) return [];
  const { knowledge, file, objectiveName } = context;
  const declared = knowledge.objectiveFor(file, objectiveName)?.objective.time?.column;
  const time = declared?.slice(declared.lastIndexOf('.') + 1);
  for (const test of event.rows) {
    for (const train of event.fit.rows.filter(({ root }) => root === test.root)) {
      const found = overlapOf(train, test, time);
      if (found !== undefined) return [finding(found, event)];
    }
  }
  return [];
}

interface Overlap {
  readonly column: string;
  readonly train: RowFilter;
  readonly test: RowFilter;
  readonly isReversed: boolean;
}

function overlapOf(train: RowAtom, test: RowAtom, time: string | undefined): Overlap | undefined {
  for (const column of new Set(test.filters.map((filter) => filter.column))) {
    const [trained, tested] = [spanOf(train, column), spanOf(test, column)];
    if (![...trained.all, ...tested.all].every((filter) => isMoment(filter, time))) continue;
    if (isBefore(tested.to, trained.from) && trained.to === undefined) {
      return overlap(column, trained.from, tested.to, true);
    }
    if (isBefore(tested.from, trained.to) && !isBefore(tested.to, trained.from)) {
      return overlap(column, trained.to, tested.from, false);
    }
  }
  return undefined;
}

function overlap(
  column: string,
  train: RowFilter | undefined,
  test: RowFilter | undefined,
  isReversed: boolean,
): Overlap | undefined {
  if (train === undefined || test === undefined) return undefined;
  return { column, train, test, isReversed };
}

interface Span {
  readonly from?: RowFilter;
  readonly to?: RowFilter;
  readonly all: readonly RowFilter[];
}

/** The cut-offs that the rows lie between. */
function spanOf({ filters }: RowAtom, column: string): Span {
  const all = filters.filter((filter) => filter.column === column);
  const from = all.find(({ test }) => test === '>' || test === '>=');
  const to = all.find(({ test }) => test === '<' || test === '<=');
  return { all, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** Whether the first cut-off lies before the second; for the end of one span and another's start, at it. */
function isBefore(a: RowFilter | undefined, b: RowFilter | undefined): boolean {
  if (a?.value === undefined || b?.value === undefined) return false;
  if (a.value === b.value) return isUpper(a) && !isUpper(b);
  return isComparable(a.value, b.value) && a.value < b.value;
}

function isUpper({ test }: RowFilter): boolean {
  return test === '<' || test === '<=';
}

const date = /^\d{4}(-\d{1,2}){0,2}([ T]\d|$)/;

function isComparable(a: RowFilter['value'], b: RowFilter['value']): boolean {
  if (typeof a === 'number' && typeof b === 'number') return true;
  return typeof a === 'string' && typeof b === 'string' && date.test(a) && date.test(b);
}

const timeName = /(^|_)(date|day|week|month|year|time|timestamp|datetime|ts)s?$|_at$/i;

/** Whether a filter compares with a moment: by the objective, by the date that is written, or by name. */
function isMoment({ column, value, test }: RowFilter, time: string | undefined): boolean {
  if (!['<', '<=', '>', '>='].includes(test)) return false;
  return (
    column === time || (typeof value === 'string' && date.test(value)) || timeName.test(column)
  );
}

function finding(
  { column, train, test, isReversed }: Overlap,
  event: EvaluationEvent,
): SiteFinding {
  const what = isReversed
    ? `The test rows end before the training rows begin, by ${column}`
    : `The test rows begin before the training rows end, by ${column}`;
  return {
    rule: 'leak/time-overlap',
    severity: 'warning',
    site: test.site,
    message: `${what}, so the model is judged on a time that it knows what came after. The score tells how well the past is filled in, not how well the future is predicted; test on rows after the last training row.`,
    columns: [column],
    related: [
      { role: 'cause', message: 'the training rows are cut here', site: train.site },
      { role: 'train', message: `${event.fit.model} is trained here`, site: event.fit.site },
      { role: 'test', message: 'and judged here', site: event.site },
    ],
    fixes: [],
    evidence: [],
  };
}
