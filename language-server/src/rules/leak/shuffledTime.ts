import type { SplitEvent } from '../../analysis/facts';
import { resolveColumn } from '../resolveColumn';
import type { CodeFix, Rule, RuleContext, SiteFinding, SiteRelated } from '../rule';

const random: ReadonlySet<SplitEvent['how']> = new Set(['random', 'random-group', 'kfold']);

/** Rows that are ordered in time, split so that later rows come into training. */
export const shuffledTime: Rule<'split'> = {
  id: 'leak/shuffled-time',
  reads: ['split'],
  groups: (event) => [event.site],
  check: (events, context) => events.slice(0, 1).flatMap((event) => check(event, context)),
};

function check(event: SplitEvent, context: RuleContext): readonly SiteFinding[] {
  if (!random.has(event.how)) return [];
  const evidence = timeSeries(event, context);
  if (evidence === undefined) return [];
  return [
    {
      rule: 'leak/shuffled-time',
      severity: event.how === 'random-group' ? 'information' : 'warning',
      site: event.site,
      message: `${evidence.why}, yet ${event.api} puts later rows into training and earlier ones into the test. The score tells how well the past is filled in, not how well the future is predicted: split at a cut-off in time.`,
      columns: evidence.columns,
      related: evidence.related,
      fixes: cutOffFixes(event, evidence.time),
      evidence: [],
    },
  ];
}

interface Evidence {
  readonly why: string;
  readonly columns: readonly string[];
  readonly related: readonly SiteRelated[];
  /** The declared time column, when one is. */
  readonly time?: string;
}

function timeSeries(event: SplitEvent, context: RuleContext): Evidence | undefined {
  return declared(event, context) ?? seenInCode(event);
}

/** The objective says that this table is a series in time. */
function declared(
  event: SplitEvent,
  { knowledge, file, objectiveName }: RuleContext,
): Evidence | undefined {
  const objective = knowledge.objectiveFor(file, objectiveName)?.objective;
  if (objective?.time === undefined || objective.target.table === undefined) return undefined;
  const { table, column } = objective.target;
  const sources = event.columns.map((source) => resolveColumn(source, knowledge));
  const holdsTarget =
    event.label === undefined
      ? event.columns.some((source) => source.tables.includes(table))
      : sources.some((source) => source.table === table && source.column === column);
  if (!holdsTarget) return undefined;
  const { path, line } = objective.source;
  const related: SiteRelated = {
    role: 'objective',
    message: `objective ${objective.id} forecasts along ${objective.time.column}`,
    file: path,
    ...(line === undefined ? {} : { line }),
  };
  const entities = objective.entity.length === 0 ? '' : ` per ${objective.entity.join(' × ')}`;
  return {
    why: `Rows are a time series${entities} along ${objective.time.column}`,
    columns: [objective.time.column],
    related: [related],
    time: objective.time.column.slice(objective.time.column.lastIndexOf('.') + 1),
  };
}

/** Lags, windows or a sort by date show that the order of the rows is time. */
function seenInCode(event: SplitEvent): Evidence | undefined {
  const [first] = event.timeEvidence;
  if (first === undefined) return undefined;
  return {
    why: 'Rows are ordered in time',
    columns: [],
    related: [{ role: 'cause', message: 'the order of rows is used as time here', site: first }],
  };
}

/**
 * Replaces the random parts by those before and after a moment in time. Needs the frame that the
 * arrays were selected from, because it holds the time column, and plain names to write.
 */
function cutOffFixes(event: SplitEvent, time: string | undefined): readonly CodeFix[] {
  const { arrays, frame, testShare = 0 } = event.arguments ?? {};
  if (event.how !== 'random' || arrays === undefined || arrays.length === 0) return [];
  if (time === undefined || frame === undefined || /["\\]/.test(time)) return [];
  const column = `${frame.name}["${time}"]${frame.needsPandas ? '.to_pandas()' : ''}`;
  const share = Number((1 - testShare).toFixed(4));
  const parts = arrays.flatMap((array) =>
    ['<=', '>'].map((side) => [{ textOf: array }, `[${column} ${side} cutoff]`]),
  );
  return [
    {
      title: 'Split at a cut-off in time',
      edits: [
        { at: event.site, where: 'line-before', text: [`cutoff = ${column}.quantile(${share})`] },
        {
          at: event.site,
          where: 'replace',
          text: parts.flatMap((part, index) => (index === 0 ? part : [', ', ...part])),
        },
      ],
    },
  ];
}
