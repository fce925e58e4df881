import type { Attempt, Direction, Outcome } from '../../../../protocol/src/records/attempt';
import type { ReadResult, SourceInputs } from '../connector';
import { readTable, type TableRow } from '../delimited/readTable';
import { directionOf, splitMetricName } from '../normalise/metricName';
import { attemptOfRun } from '../normalise/trackedRun';
import { withoutUndefined } from '../normalise/withoutUndefined';

const maxRows = 20_000;
/** Columns that are no figures; what else holds numbers beside the metric is a cost of the run. */
const notFigures = new Set(['commit', 'status', 'description']);

const outcomes: ReadonlyMap<string, Outcome> = new Map([
  ['keep', 'kept'],
  ['kept', 'kept'],
  ['discard', 'abandoned'],
  ['discarded', 'abandoned'],
  ['crash', 'failed'],
  ['crashed', 'failed'],
]);

interface LedgerRow {
  readonly line: number;
  readonly commit: string;
  readonly description: string;
  readonly status: string;
  readonly outcome: Outcome | undefined;
  /** By column; none for a crash, which is written with zeros. */
  readonly figures: ReadonlyMap<string, number>;
}

/**
 * The attempts of one ledger. The metric is its first column of figures; each figure stands beside
 * that of the last kept line, from which the agent went on.
 */
export function readLedger(
  path: string,
  { files }: SourceInputs,
  { experiment }: { experiment: string | undefined },
): ReadResult {
  const bytes = files.get(path);
  if (bytes === undefined) return {};
  const table = readTable(path, bytes, { separator: '\t' });
  if (table.columns.length === 0) return { problems: table.problems };
  if (!['commit', 'status', 'description'].every((name) => table.columns.includes(name))) {
    return { recognised: false };
  }
  const metric = table.columns.find((name) => !notFigures.has(name));
  const rows = table.rows.slice(0, maxRows).map(rowOf);
  const direction = metric === undefined ? undefined : directionIn(rows, metric);
  const attempts: Attempt[] = [];
  const used = new Map<string, number>();
  let kept: LedgerRow | undefined;
  for (const row of rows) {
    const count = (used.get(row.commit) ?? 0) + 1;
    used.set(row.commit, count);
    const id = `autoresearch:${row.commit}${count === 1 ? '' : `-${count}`}`;
    attempts.push(attemptOf(row, { id, path, experiment, metric, direction, kept }));
    if (row.outcome === 'kept') kept = row;
  }
  const message = `has ${table.rows.length} lines; the first ${maxRows} are read.`;
  const problems = table.rows.length > maxRows ? [{ file: path, message }] : table.problems;
  return { attempts, problems };
}

function rowOf({ fields, line }: TableRow): LedgerRow {
  const status = (fields.get('status') ?? '').toLowerCase();
  const outcome = outcomes.get(status);
  const numbers = [...fields].filter(([name, text]) => !notFigures.has(name) && text !== '');
  const figures = outcome === 'failed' ? [] : numbers;
  return {
    line,
    commit: fields.get('commit') ?? '',
    description: fields.get('description') ?? '',
    status,
    outcome,
    figures: new Map(figures.map(([name, text]) => [name, Number(text)])),
  };
}

/** An agent keeps what is better: when its kept figures go one way only, that way is better. */
function directionIn(rows: readonly LedgerRow[], metric: string): Direction | undefined {
  const stated = directionOf(metric);
  if (stated !== undefined) return stated;
  const kept = rows
    .filter(({ outcome }) => outcome === 'kept')
    .flatMap(({ figures }) => figures.get(metric) ?? []);
  const steps = kept.slice(1).map((value, index) => Math.sign(value - (kept[index] ?? value)));
  const ways = new Set(steps.filter((step) => step !== 0));
  if (ways.size !== 1) return undefined;
  return ways.has(-1) ? 'min' : 'max';
}

interface RowContext {
  readonly id: string;
  readonly path: string;
  readonly experiment: string | undefined;
  readonly metric: string | undefined;
  readonly direction: Direction | undefined;
  readonly kept: LedgerRow | undefined;
}

function attemptOf(row: LedgerRow, context: RowContext): Attempt {
  const { path, metric: raw, direction, kept } = context;
  const metric = raw === undefined ? undefined : splitMetricName(raw).metric;
  const observations = [...row.figures]
    .filter(([, value]) => Number.isFinite(value))
    .map(([name, value]) => {
      const baseline = name === raw ? kept?.figures.get(name) : undefined;
      return withoutUndefined({ ...splitMetricName(name), baseline, value });
    });
  const isOver = row.outcome === 'kept' || row.outcome === 'abandoned';
  return attemptOfRun(
    {
      id: context.id,
      name: row.description,
      commit: row.commit,
      experiment: context.experiment,
      settings: new Map(),
      metrics: new Map(),
      observations,
      status: row.outcome === 'failed' ? 'failed' : isOver ? 'finished' : 'unknown',
      objective: withoutUndefined({ metric, direction }),
      verdict:
        row.outcome === undefined
          ? { outcome: 'unknown' }
          : { outcome: row.outcome, outcomeEvidence: `status ${row.status} in ${path}` },
    },
    { system: 'autoresearch', path, line: row.line },
  );
}
