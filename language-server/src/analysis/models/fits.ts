import type { FeatureFact, FitEvent, Influence, LabelFact, RowFilter, Site, Term } from '../facts';
import type { Machine } from '../machine';
import { influencesOf, onlyColumn } from '../data/combine';
import { mergeInfluences } from '../terms';
import type { Column, Data, LibObject } from '../values';

/** What a fit is made from. */
export interface FitInput {
  readonly site: Site;
  readonly model: string;
  readonly family: string;
  readonly features: Data;
  /** Where the features are passed: the anchor of columns that no code names. */
  readonly featuresSite: Site;
  readonly label: Data | undefined;
  readonly learned: readonly Influence[];
  readonly object: LibObject | undefined;
  /** Whether steps before the model take some of the columns only. */
  readonly picksColumns?: boolean;
}

/** Tells of a fit, and returns it for the model to remember. */
export function emitFit(m: Machine, input: FitInput): FitEvent {
  const { site, model, family, features, label, learned, object } = input;
  const event: FitEvent = {
    kind: 'fit',
    site,
    model,
    family,
    rows: features.rows,
    features: features.columns.map((column) => featureOf(column, input.featuresSite)),
    ...(features.rest === undefined
      ? {}
      : { rest: { ...features.rest, anchor: input.featuresSite } }),
    ...(label === undefined ? {} : { label: labelOf(label) }),
    mayLeaveOut: features.narrowed === true || input.picksColumns === true,
    influences: mergeInfluences(influencesOf(features), learned),
    filters: filtersOf(features),
    timeEvidence: features.timeEvidence,
    parameters: parametersOf(object),
  };
  m.emit(event);
  return event;
}

function featureOf(column: Column, argument: Site): FeatureFact {
  return {
    name: column.name,
    anchor: column.anchor ?? column.created ?? argument,
    ...(column.created === undefined ? {} : { created: column.created }),
    terms: column.terms,
  };
}

/** The label that a series holds, and how many rows back it was moved. */
export function labelOf(label: Data): LabelFact {
  const column = isOneColumn(label) ? onlyColumn(label) : unnamed;
  const site = column.anchor ?? column.created;
  return {
    name: column.name,
    ...(site === undefined ? {} : { site }),
    terms: column.terms,
    shift: shiftOf(column.terms),
  };
}

const unnamed: Column = { name: '', terms: [], influences: [] };

/** A whole table as label says nothing of which of its columns is meant. */
function isOneColumn(label: Data): boolean {
  return label.rest === undefined && label.columns.length <= 1;
}

function shiftOf(terms: readonly Term[]): number {
  const lags = terms.map((term) => (term.lag === 'unknown' ? 0 : term.lag));
  const youngest = Math.min(0, ...lags);
  return youngest === 0 ? 0 : -youngest;
}

function filtersOf(data: Data): readonly RowFilter[] {
  return data.rows.flatMap((atom) => atom.filters);
}

function parametersOf(object: LibObject | undefined): FitEvent['parameters'] {
  const found: Record<string, string | number | boolean> = {};
  for (const [name, value] of object?.named ?? []) {
    if (value.k === 'const' && value.value !== null) found[name] = value.value;
  }
  return found;
}
