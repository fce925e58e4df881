import type { Definition } from '../../../../protocol/src/records/definition';
import type { Severity } from '../../../../protocol/src/finding';
import type { FitEvent } from '../../analysis/facts';
import { columnsOf, featuresOf } from '../features';
import type { ResolvedFeature } from '../features';
import type { Knowledge } from '../knowledge';
import { resolveColumn } from '../resolveColumn';
import type { Rule, RuleContext, SiteFinding } from '../rule';

/** A feature that is declared to come from, or to be another name of, a column that is kept out. */
export const proxy: Rule<'fit'> = {
  id: 'leak/proxy',
  reads: ['fit'],
  groups: (event) => [event.site],
  check: (events, context) => events.flatMap((event) => check(event, context)),
};

/** A column that must not be among the features, and how sure that is. */
interface KeptOut {
  readonly name: string;
  readonly column: string;
  readonly why: string;
  readonly severity: Severity;
  readonly definitions: readonly Definition[];
}

function check(event: FitEvent, context: RuleContext): readonly SiteFinding[] {
  if (event.mayLeaveOut) return [];
  const { knowledge } = context;
  const kept = [...labels(event, context), ...removed(event, knowledge)];
  if (kept.length === 0) return [];
  return featuresOf(event, knowledge).flatMap((feature) => {
    for (const { term, source } of feature.terms) {
      if (term.aggregate !== undefined || term.window !== undefined) continue;
      if (typeof term.lag !== 'number' || term.lag > 0) continue;
      for (const definition of source.definitions) {
        const original = kept.find((column) => standsFor(definition, column));
        if (original !== undefined) return [finding(feature, original, { definition, event })];
      }
    }
    return [];
  });
}

function labels(
  event: FitEvent,
  { knowledge, file, objectiveName }: RuleContext,
): readonly KeptOut[] {
  const target = knowledge.objectiveFor(file, objectiveName)?.objective.target;
  const sources = (event.label?.terms ?? []).map(({ source }) => source);
  const isTarget = sources.some(({ column }) => column === target?.column);
  const wanted = [
    ...sources,
    ...(target?.table !== undefined && isTarget
      ? [{ tables: [target.table], column: target.column }]
      : []),
  ];
  return wanted.map((source) => {
    const { name, column, definitions } = resolveColumn(source, knowledge);
    return { name, column, definitions, why: 'the label', severity: 'warning' };
  });
}

/** Roles of columns that are left out for other reasons than what they tell. */
const plainRoles: ReadonlySet<string> = new Set(['key', 'time', 'identifier', 'group']);

/** Columns that code takes out of a whole table. */
function removed({ rest }: FitEvent, knowledge: Knowledge): readonly KeptOut[] {
  if (rest === undefined) return [];
  return rest.tables.flatMap((table) =>
    [...new Set(rest.except)].flatMap((column): readonly KeptOut[] => {
      const { definitions, name } = resolveColumn({ tables: [table], column }, knowledge);
      if (definitions.some(({ role }) => role !== undefined && plainRoles.has(role))) return [];
      const isOutcome = definitions.some(
        ({ role, available }) => role === 'target' || available?.known === 'outcome',
      );
      const severity = isOutcome ? 'warning' : 'information';
      const why = isOutcome
        ? 'known only after the outcome and left out'
        : 'left out of the features';
      return [{ name, column, definitions, why, severity }];
    }),
  );
}

/**
 * Whether the column is declared to come from, or to be an alias of, the other. What comes from the
 * label and says when it is known is judged by that instead.
 */
function standsFor(definition: Definition, { name, column, why, definitions }: KeptOut): boolean {
  if (definition.name === name) return false;
  if (why === 'the label' && definition.available !== undefined) return false;
  const isFrom = definition.derivedFrom?.some((from) => from === name) === true;
  const alias =
    definition.synonyms?.some((synonym) => synonym === name || synonym === column) === true ||
    definitions.some(({ synonyms = [] }) =>
      synonyms.some((synonym) => synonym === definition.name || synonym === definition.column),
    );
  return isFrom || alias;
}

function finding(
  feature: ResolvedFeature,
  original: KeptOut,
  { definition, event }: { readonly definition: Definition; readonly event: FitEvent },
): SiteFinding {
  const { path, line } = definition.source;
  return {
    rule: 'leak/proxy',
    severity: original.severity,
    site: feature.fact.anchor,
    message: `${feature.fact.name} is declared to come from ${original.name}, which is ${original.why}. Through it the model still reads what was to be kept out, as well as if it were there; leave both out.`,
    columns: columnsOf(feature),
    related: [
      {
        role: 'definition',
        message: `declared here, from ${original.name}`,
        file: path,
        ...(line === undefined ? {} : { line }),
      },
      { role: 'train', message: `${event.model} is trained on it here`, site: event.site },
    ],
    fixes: [],
    evidence: [],
  };
}
