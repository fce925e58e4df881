import type { RelatedRole, Severity } from '../../../protocol/src/finding';
import type { TextPlace } from '../../support/documentText';
import { inFeatures, promoLift, randomSplit, type RetailForm } from './retailForms';

/** One row of the scenario's table of what must be seen. */
export interface RetailFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly place: (form: RetailForm) => TextPlace;
  readonly columns?: readonly string[];
  /** What the message says. */
  readonly says?: readonly RegExp[];
  /** What the message or a related place says. */
  readonly shows?: readonly RegExp[];
  readonly roles?: readonly RelatedRole[];
  readonly refs?: readonly string[];
  /** Files that a related place opens. */
  readonly files?: readonly string[];
  /** Titles of quick fixes; a function where one only applies to some forms. */
  readonly fixes?: readonly RegExp[] | ((form: RetailForm) => readonly RegExp[]);
}

const at = (name: string) => () => inFeatures(name);

const rawWeather = {
  rule: 'past/dead-end',
  severity: 'warning',
  says: [/0\.118/, /0\.171/, /0\.142/, /0\.137/, /holiday/i, /abandoned/i, /2025-11-04/,
    /interaction/, /forecast weather/], // prettier-ignore
  // The second tracker measured another overall error: both are shown, no mean of them is.
  shows: [/0\.121/],
  roles: ['attempt'],
  refs: ['mlflow:1b1c2d3e4f5061728394a5b6c7d8e9f1', 'wandb:k6gbxlds'],
  files: ['docs/postmortems/2025-11-weather.md'],
  fixes: [/temp_fcst_max_c_d7/, /explain past attempts/i, /dismiss with reason/i],
} as const;

const lateWeather = {
  rule: 'leak/late-arriving',
  severity: 'warning',
  says: [/\b1 ?d/, /\b7 ?d/, /\b8 ?d/, /\b0\b/],
  files: ['contracts/weather.odcs.yaml'],
} as const;

/** Every finding of the notebook; what is not here must not be there. */
export const retailFindings: readonly RetailFinding[] = [
  {
    rule: 'leak/late-arriving',
    severity: 'warning',
    place: at('sales_lag_3'),
    columns: ['sales_daily.units_sold', 'sales_lag_3'],
    says: [/\b3\b/, /\b7 ?d/],
  },
  {
    rule: 'leak/window-includes-now',
    severity: 'warning',
    place: at('roll7'),
    columns: ['sales_daily.units_sold', 'roll7'],
  },
  { ...lateWeather, place: at('temp_max_c'), columns: ['weather_daily.temp_max_c'] },
  { ...rawWeather, place: at('temp_max_c'), columns: ['weather_daily.temp_max_c'] },
  { ...lateWeather, place: at('precip_mm'), columns: ['weather_daily.precip_mm'] },
  { ...rawWeather, place: at('precip_mm'), columns: ['weather_daily.precip_mm'] },
  {
    rule: 'leak/late-arriving',
    severity: 'warning',
    place: at('supplier_stock_on_hand'),
    columns: ['supplier_feed.supplier_stock_on_hand'],
    says: [/\b2 ?d/, /\b7 ?d/, /\b9 ?d/, /\b0\b/, /contracts\/supplier_feed\.odcs\.yaml:\d+/],
    files: ['contracts/supplier_feed.odcs.yaml'],
  },
  {
    // A crash is thin evidence; the note beside it is free text, which decides nothing.
    rule: 'past/dead-end',
    severity: 'information',
    place: at('supplier_stock_on_hand'),
    columns: ['supplier_feed.supplier_stock_on_hand'],
    shows: [/exit(ed)?( with)?( code)? 1\b/i, /missing for 2025-11-02\.\.2025-11-03/],
    roles: ['attempt'],
    refs: ['mlflow:2b1c2d3e4f5061728394a5b6c7d8e9f2', 'wandb:crajy3r9'],
  },
  {
    rule: 'leak/late-arriving',
    severity: 'warning',
    place: at('stock_lag_7'),
    columns: ['supplier_feed.supplier_stock_on_hand', 'stock_lag_7'],
    says: [/\b9 ?d/, /\b7\b/],
    files: ['contracts/supplier_feed.odcs.yaml'],
  },
  {
    rule: 'leak/post-outcome',
    severity: 'warning',
    place: at('promo_redemptions'),
    columns: ['promo.promo_redemptions'],
    says: [/\bsale\b/, /models\/promo\/schema\.yml:\d+/],
    files: ['models/promo/schema.yml'],
  },
  {
    rule: 'past/dead-end',
    severity: 'warning',
    place: at('promo_redemptions'),
    columns: ['promo.promo_redemptions'],
    says: [/0\.031/, /too good/i],
    roles: ['attempt'],
    refs: ['mlflow:3b1c2d3e4f5061728394a5b6c7d8e9f3'],
  },
  {
    rule: 'leak/target-statistic',
    severity: 'warning',
    place: ({ library }) => promoLift[library],
    columns: ['sales_daily.units_sold', 'promo_lift'],
  },
  {
    rule: 'leak/shuffled-time',
    severity: 'warning',
    place: () => randomSplit,
    // The fix selects rows of the table by date, which pandas matrices taken from polars have lost.
    fixes: ({ library }) => (library === 'pandas' ? [/cut-?off/i] : []),
  },
];

/** `rule text`, the short name by which a variant says what it takes away. */
export function findingKey(finding: RetailFinding, form: RetailForm): string {
  return `${finding.rule} ${finding.place(form).text}`;
}
