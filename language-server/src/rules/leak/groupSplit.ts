import type { Objective } from '../../../../protocol/src/records/objective';
import type { SplitEvent } from '../../analysis/facts';
import type { Knowledge } from '../knowledge';
import { resolveColumn } from '../resolveColumn';
import type { ResolvedColumn } from '../resolveColumn';
import type { Rule, RuleContext, SiteFinding, SiteRelated } from '../rule';

const scattering: ReadonlySet<SplitEvent['how']> = new Set(['random', 'kfold']);

/** Rows of one entity may lie on both sides of a random split. */
export const groupSplit: Rule<'split'> = {
  id: 'leak/group-split',
  reads: ['split'],
  groups: (event) => [event.site],
  check: (events, context) => events.slice(0, 1).flatMap((event) => check(event, context)),
};

function check(event: SplitEvent, context: RuleContext): readonly SiteFinding[] {
  if (!scattering.has(event.how) || event.groupKeys.length > 0) return [];
  const evidence = evidenceOf(event, context);
  if (evidence === undefined) return [];
  const { entity, why, columns, related } = evidence;
  return [
    {
      rule: 'leak/group-split',
      severity: 'warning',
      site: event.site,
      message: `${why}, and ${event.api} may put rows of one ${entity} on both sides. The model then recognises the ${entity} instead of what is to be learned, and the score holds for known ones only, often by far too high; split by ${entity}.`,
      columns,
      related: [related],
      fixes: [],
      evidence: [],
    },
  ];
}

interface Evidence {
  readonly entity: string;
  readonly why: string;
  readonly columns: readonly string[];
  readonly related: SiteRelated;
}

/** The objective's entity wins over what definitions say of single columns. */
function evidenceOf(event: SplitEvent, context: RuleContext): Evidence | undefined {
  const { knowledge, file, objectiveName } = context;
  const objective = knowledge.objectiveFor(file, objectiveName)?.objective;
  if (
    objective !== undefined &&
    objective.entity.length > 0 &&
    isSplitOf(event, objective, knowledge)
  ) {
    return fromObjective(objective, knowledge);
  }
  return fromDefinitions(event, knowledge);
}

function isSplitOf(event: SplitEvent, { target }: Objective, knowledge: Knowledge): boolean {
  const { table, column } = target;
  const label = event.label?.terms ?? [];
  const sources = label.length > 0 ? label.map(({ source }) => source) : event.columns;
  return sources.some((source) => {
    if (table === undefined) return source.column === column;
    if (source.column === '*') return source.tables.includes(table);
    return source.column === column && resolveColumn(source, knowledge).table === table;
  });
}

/** Entities that come back in several rows at one time, or that will be new when it counts. */
function fromObjective(objective: Objective, knowledge: Knowledge): Evidence | undefined {
  const { entity, unseenEntities, target, time, source, id } = objective;
  const name = entity.join(' × ');
  const finer = finerThan(
    objective,
    target.table === undefined ? [] : grainOf(target.table, knowledge),
  );
  if (!unseenEntities && finer.length === 0) return undefined;
  const why = unseenEntities
    ? `Predictions are for a ${name} that was not seen before`
    : `A ${name} has several rows${time === undefined ? '' : ' at one time'} (${finer.join(', ')})`;
  const { path, line } = source;
  return {
    entity: name,
    why,
    columns: entity.map((column) =>
      target.table === undefined ? column : `${target.table}.${column}`,
    ),
    related: {
      role: 'objective',
      message: `objective ${id} names ${name} as the entity`,
      file: path,
      ...(line === undefined ? {} : { line }),
    },
  };
}

/** Columns of the row's key beside the entity and the time. */
function finerThan({ entity, time }: Objective, grain: readonly string[]): readonly string[] {
  const holds = entity.map(bareName);
  const at = time === undefined ? undefined : bareName(time.column);
  return grain.filter((column) => !holds.includes(column) && column !== at);
}

function grainOf(table: string, knowledge: Knowledge): readonly string[] {
  const dataset = knowledge.dataset(table);
  if (dataset === undefined) return [];
  if (dataset.grain !== undefined) return dataset.grain.filter((c) => c !== dataset.timeColumn);
  return dataset.columns.filter((column) =>
    knowledge.definitions(table, column).some(({ role }) => role === 'key'),
  );
}

function bareName(column: string): string {
  return column.slice(column.lastIndexOf('.') + 1);
}

/** A column of the split table that is declared to group its rows. */
function fromDefinitions(event: SplitEvent, knowledge: Knowledge): Evidence | undefined {
  for (const column of columnsOf(event, knowledge)) {
    const declared = column.definitions.find(({ role }) => role === 'group');
    if (declared === undefined) continue;
    const { path, line } = declared.source;
    const file = { file: path, ...(line === undefined ? {} : { line }) };
    return {
      entity: column.column,
      why: `Rows belong together by ${column.column}`,
      columns: [column.name],
      related: { role: 'definition', message: 'declared as a group here', ...file },
    };
  }
  return undefined;
}

function columnsOf(event: SplitEvent, knowledge: Knowledge): readonly ResolvedColumn[] {
  return event.columns.flatMap((source) =>
    source.column === '*'
      ? source.tables.flatMap((table) =>
          (knowledge.dataset(table)?.columns ?? []).map((column) =>
            resolveColumn({ tables: [table], column }, knowledge),
          ),
        )
      : [resolveColumn(source, knowledge)],
  );
}
