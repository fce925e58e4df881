import type { FitEvent, SourceColumn } from '../../analysis/facts';
import { columnsOf, featuresOf } from '../features';
import type { ResolvedFeature } from '../features';
import type { Rule, RuleContext, SiteFinding } from '../rule';
import { isLabelItself } from './labelItself';

/** The label, or a row-wise function of it, is among the features. */
export const targetInFeatures: Rule<'fit'> = {
  id: 'leak/target-in-features',
  reads: ['fit'],
  groups: (event) => [event.site],
  check: (events, context) => events.flatMap((event) => check(event, context)),
};

function check(event: FitEvent, context: RuleContext): readonly SiteFinding[] {
  if (event.mayLeaveOut || reconstructs(event)) return [];
  const named = featuresOf(event, context.knowledge).filter((feature) =>
    isLabelItself(feature, event, context.knowledge),
  );
  const found = named.map((feature) => finding(feature, event));
  return found.length > 0 ? found : unnamedLabel(event);
}

/** A model that is to give back what it gets has one and the same column on both sides. */
function reconstructs({ features, rest, label }: FitEvent): boolean {
  return rest === undefined && features.length === 1 && features[0]?.name === label?.name;
}

/** A whole table as features, from which the label was not taken out. */
function unnamedLabel(event: FitEvent): readonly SiteFinding[] {
  const { rest, label } = event;
  const [term, ...others] = label?.terms ?? [];
  if (rest === undefined || term === undefined || others.length > 0) return [];
  if (term.lag !== 0 || term.window !== undefined || term.aggregate !== undefined) return [];
  if (!holds(event, term.source)) return [];
  const { column, tables } = term.source;
  const name = [...tables, column].join('.');
  const fact = { name: column, anchor: rest.anchor, terms: [term] };
  return [finding({ fact, terms: [{ term, source: { column, name, definitions: [] } }] }, event)];
}

/** Whether a column is one of those that enter unnamed with the only table. */
function holds({ rest, features }: FitEvent, { tables, column }: SourceColumn): boolean {
  if (rest?.tables.length !== 1 || tables.length !== 1 || tables[0] !== rest.tables[0])
    return false;
  return !rest.except.includes(column) && !features.some(({ name }) => name === column);
}

function finding(feature: ResolvedFeature, event: FitEvent): SiteFinding {
  const { label, model, site } = event;
  const { name, anchor } = feature.fact;
  const what =
    name === label?.name || label === undefined || label.name === ''
      ? `The label ${name} is among the features`
      : `The feature ${name} holds the values that the label ${label.name} is made of`;
  return {
    rule: 'leak/target-in-features',
    severity: 'warning',
    site: anchor,
    message: `${what}, so the model reads the answer from its input. Scores come out near perfect and mean nothing; take the column out of the features.`,
    columns: columnsOf(feature),
    related: [
      ...(label?.site === undefined
        ? []
        : [{ role: 'cause' as const, message: 'the label is taken here', site: label.site }]),
      { role: 'train', message: `${model} is trained on it here`, site },
    ],
    fixes: [],
    evidence: [],
  };
}
