import type { Definition } from '../../../../protocol/src/records/definition';
import type { FitEvent } from '../../analysis/facts';
import { columnsOf, featuresOf } from '../features';
import type { ResolvedFeature } from '../features';
import type { Rule, RuleContext, SiteFinding, SiteRelated } from '../rule';

/** An identifier of a row or an entity is a feature. */
export const identifierFeature: Rule<'fit'> = {
  id: 'leak/identifier-feature',
  reads: ['fit'],
  groups: (event) => [event.site],
  check: (events, context) => events.flatMap((event) => check(event, context)),
};

function check(event: FitEvent, context: RuleContext): readonly SiteFinding[] {
  if (event.mayLeaveOut) return [];
  const { knowledge, file, objectiveName } = context;
  const entity = knowledge.objectiveFor(file, objectiveName)?.objective.entity ?? [];
  const known = new Set(entity.map((name) => name.slice(name.lastIndexOf('.') + 1)));
  return featuresOf(event, knowledge).flatMap((feature) => {
    const [term, ...others] = feature.terms;
    if (term === undefined || others.length > 0 || !isUnchanged(feature)) return [];
    const { definitions, column, table } = term.source;
    const declared = definitions.find(({ role }) => role === 'identifier' || role === 'key');
    // A forecast for known entities may well learn each one's level.
    if (known.has(column) && declared?.role !== 'identifier') return [];
    const says = declared !== undefined || namesRow(column, table);
    const another = definitions.some(({ role }) => role !== undefined) && declared === undefined;
    return says && !another ? [finding(feature, event, declared)] : [];
  });
}

function isUnchanged({ terms }: ResolvedFeature): boolean {
  return terms.every(
    ({ term: { window, aggregate, transforms, lag } }) =>
      window === undefined &&
      aggregate === undefined &&
      lag === 0 &&
      transforms.every((name) => name === 'encode'),
  );
}

const rowNames = /^(id|uuid|guid|index|unnamed: ?0|(row|record)_?(id|no|num|number|index))$/i;

/** Whether a name can only mean the row: `id`, `Unnamed: 0`, or the table's own name with `id`. */
function namesRow(column: string, table: string | undefined): boolean {
  if (rowNames.test(column)) return true;
  const stem = /^(.+?)_?id$/i.exec(column)?.[1]?.toLowerCase();
  if (stem === undefined || table === undefined) return false;
  const name = table.toLowerCase();
  return name === stem || name === `${stem}s` || name === `${stem.replace(/y$/, 'ie')}s`;
}

function finding(
  feature: ResolvedFeature,
  event: FitEvent,
  declared: Definition | undefined,
): SiteFinding {
  return {
    rule: 'leak/identifier-feature',
    severity: 'hint',
    site: feature.fact.anchor,
    message: `${feature.fact.name} tells rows or entities apart and is a feature, so the model can learn single cases by heart. Where numbers are given in some order they can even carry the answer, and new ones mean nothing to the model; leave it out.`,
    columns: columnsOf(feature),
    related: [
      ...definitionPlace(declared),
      { role: 'train', message: `${event.model} is trained on it here`, site: event.site },
    ],
    fixes: [],
    evidence: [],
  };
}

function definitionPlace(declared: Definition | undefined): readonly SiteRelated[] {
  if (declared === undefined) return [];
  const { path, line } = declared.source;
  const message = `declared as ${declared.role ?? ''} here`;
  return [{ role: 'definition', message, file: path, ...(line === undefined ? {} : { line }) }];
}
