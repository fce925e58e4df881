import type {
  FeatureFact,
  FitEvent,
  LabelFact,
  RowFilter,
  Term,
} from '../../language-server/src/analysis/facts';

/** A source column as it reaches a feature; unlagged and unchanged unless the test says more. */
export function termOf(name: string, changes: Partial<Term> = {}): Term {
  const [column = name, table] = name.split('.').reverse();
  return {
    source: { tables: table === undefined ? [] : [table], column },
    lag: 0,
    transforms: [],
    partners: [],
    ...changes,
  };
}

/** A feature read straight from `table.column`; its anchor is named after it. */
export function featureOf(name: string, changes: Partial<Term> = {}): FeatureFact {
  const term = termOf(name, changes);
  const { column } = term.source;
  return { name: column, anchor: `anchor of ${column}`, terms: [term] };
}

/** A feature that was made from others under a name of its own. */
export function derivedOf(name: string, terms: readonly Term[]): FeatureFact {
  return { name, anchor: `anchor of ${name}`, terms };
}

export interface FitWords {
  readonly features: readonly FeatureFact[];
  readonly filters?: readonly RowFilter[];
  readonly label?: LabelFact;
  readonly family?: string;
  readonly parameters?: FitEvent['parameters'];
}

/** A model that was fitted to predict `sales_daily.units_sold`. */
export function fitOf({
  features,
  filters = [],
  label = labelOf('sales_daily.units_sold'),
  family = 'lightgbm',
  parameters = {},
}: FitWords): FitEvent {
  const model = 'LGBMRegressor';
  return {
    kind: 'fit',
    site: 'the fit',
    model,
    family,
    rows: [],
    features,
    label,
    mayLeaveOut: false,
    influences: [],
    filters,
    timeEvidence: [],
    parameters,
  };
}

export function labelOf(name: string): LabelFact {
  const term = termOf(name);
  return { name: term.source.column, terms: [term], shift: 0 };
}

/** `df[df.column]` and `df[~df.column]`, or a comparison. */
export function filterOf(
  column: string,
  test: RowFilter['test'],
  value?: string | number | boolean,
): RowFilter {
  return { site: 'a filter', column, test, ...(value !== undefined && { value }) };
}
