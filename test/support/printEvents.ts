import type {
  AnalysisEvent,
  FeatureFact,
  Influence,
  LabelFact,
  RowFilter,
  SourceColumn,
  Term,
} from '../../language-server/src/analysis/facts';
import { siteCell } from '../../language-server/src/analysis/notebookAnalysis';
import type { RowAtom, Rows } from '../../language-server/src/analysis/rows';

/**
 * Compact text of events, for instance `fit Ridge on load/train: lag = sales.units@7 [lag]`. Rows are
 * named after the cell that loaded them; `/train` is a side of a split, `/day<2024` a filter.
 */
export function printEvent(event: AnalysisEvent): string {
  switch (event.kind) {
    case 'fit': {
      const features = event.features.map(printFeature);
      if (event.rest !== undefined) features.push(printRest(event.rest));
      const label = event.label === undefined ? '' : ` -> ${printLabel(event.label)}`;
      const learned = printInfluences(event.influences);
      return `fit ${event.model} on ${printRows(event.rows)}: ${features.join(', ')}${label}${learned}`;
    }
    case 'evaluation': {
      const how = [
        event.presented ? event.metric : `(${event.metric})`,
        ...(event.crossValidated ? ['folds'] : []),
        ...(event.validation ? ['validation'] : []),
      ];
      const fit = `${event.fit.model} fitted on ${printRows(event.fit.rows)}`;
      return `${how.join(' ')} of ${fit}, judged on ${printRows(event.rows)}`;
    }
    case 'split':
      return `${event.api} ${event.how}${event.shuffled ? ' shuffled' : ''} of ${printRows(event.rows)}`;
    case 'search-score':
      return `best score of ${event.fit.model}`;
    case 'mention':
      return `${event.name}: ${event.terms.map(printTerm).join(' + ')}`;
  }
}

/** A column with where its values come from. */
export function printFeature({ name, terms }: FeatureFact): string {
  const printed = terms.map(printTerm);
  return printed.length === 1 && printed[0]?.endsWith(`.${name}`) === true
    ? printed[0]
    : `${name} = ${printed.join(' + ') || 'nothing'}`;
}

function printLabel({ name, terms, shift }: LabelFact): string {
  const moved = shift === 0 ? '' : ` ${shift} rows ahead`;
  return `${terms.map((term) => printSource(term.source)).join(' + ') || name}${moved}`;
}

/** `sales.units@7 window 3 mean by store of load [aggregate,lag]`. */
export function printTerm(term: Term): string {
  const { source, lag, window, aggregate, transforms, partners } = term;
  return [
    `${printSource(source)}${lag === 0 ? '' : `@${lag}`}`,
    ...(window === undefined ? [] : [`window ${window.size}${window.ahead ? ' ahead' : ''}`]),
    ...(aggregate === undefined
      ? []
      : [
          aggregate.fn,
          ...(aggregate.keys.length > 0 ? [`by ${aggregate.keys.join('+')}`] : []),
          `of ${printRows(aggregate.rows)}`,
          ...(aggregate.excludesSelf ? ['but itself'] : []),
        ]),
    ...(transforms.length > 0 ? [`[${transforms.join()}]`] : []),
    ...(partners.length > 0 ? [`with ${partners.join('+')}`] : []),
  ].join(' ');
}

function printSource({ tables, column }: SourceColumn): string {
  return `${tables.join('|') || '?'}.${column}`;
}

function printRest(rest: { tables: readonly string[]; except: readonly string[] }): string {
  const but = rest.except.length === 0 ? '' : ` but ${rest.except.join('+')}`;
  return `all of ${rest.tables.join('|')}${but}`;
}

function printInfluences(influences: readonly Influence[]): string {
  const printed = influences.map(({ api, rows }) => `${api} of ${printRows(rows)}`);
  return printed.length === 0 ? '' : ` after ${printed.join(', ')}`;
}

/** Rows as a union of what was loaded, split and filtered. */
export function printRows(rows: Rows): string {
  return rows.map(printAtom).join(' | ') || 'no rows';
}

function printAtom({ root, parts, filters }: RowAtom): string {
  const sides = parts.map(({ side }) => side);
  return [root.includes('|') ? siteCell(root) : root, ...sides, ...filters.map(printFilter)].join(
    '/',
  );
}

function printFilter({ column, test, value }: RowFilter): string {
  if (test === 'true') return column;
  if (test === 'false') return `~${column}`;
  return `${column}${test}${value === undefined ? '?' : String(value)}`;
}
