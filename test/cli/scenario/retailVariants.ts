import type { ExpectedFinding } from '../../support/placedFindings';
import { allOf, beforeFeatures, type Edits, inBoth } from './retailEdits';
import { inFeatures, promoLift, randomSplit } from './retailForms';

/** The notebook with a few edits, and how its findings then differ from those of the scenario. */
export interface RetailVariant {
  readonly name: string;
  readonly edits: Edits;
  /** Findings that go, as `rule text`. */
  readonly without?: readonly string[];
  /** Findings that come. */
  readonly added?: readonly ExpectedFinding[];
}

const horizonInLabel = [
  'leak/late-arriving "sales_lag_3"',
  'leak/window-includes-now "roll7"',
  'leak/late-arriving "stock_lag_7"',
];
const weatherDeadEnds = ['past/dead-end "temp_max_c"', 'past/dead-end "precip_mm"'];
const weather = [
  ...weatherDeadEnds,
  'leak/late-arriving "temp_max_c"',
  'leak/late-arriving "precip_mm"',
];
const redemptions = ['leak/post-outcome "promo_redemptions"', 'past/dead-end "promo_redemptions"'];
const shuffled = `leak/shuffled-time ${randomSplit.text}`;
const lift = [promoLift.pandas, promoLift.polars].map(
  ({ text }) => `leak/target-statistic ${text}`,
);
const otherScope = ['temp_max_c', 'precip_mm'].map((name): ExpectedFinding => ({
  rule: 'past/different-scope',
  severity: 'information',
  ...inFeatures(name),
}));

export const retailVariants: readonly RetailVariant[] = [
  {
    name: 'the label is shifted back by the horizon where it is taken',
    edits: {
      pandas: [{ from: 'df[FEATURES], df["units_sold"]', to: 'df[FEATURES], g.shift(-7)' }],
      polars: [
        {
          from: 'df["units_sold"].to_pandas()',
          to: 'df.select(pl.col("units_sold").shift(-7).over(series)).to_pandas()',
        },
      ],
    },
    without: horizonInLabel,
  },
  {
    name: 'the label is a shifted column of its own',
    edits: {
      pandas: [
        {
          from: 'FEATURES = [',
          to: 'df["sold_in_7_days"] = df.groupby(["store_id", "sku_id"])["units_sold"].shift(-7)\nFEATURES = [',
        },
        { from: 'df[FEATURES], df["units_sold"]', to: 'df[FEATURES], df["sold_in_7_days"]' },
      ],
      polars: [
        {
          from: 'FEATURES = [',
          to: 'df = df.with_columns(sold_in_7_days=pl.col("units_sold").shift(-7).over(["store_id", "sku_id"]))\nFEATURES = [',
        },
        { from: 'df["units_sold"].to_pandas()', to: 'df["sold_in_7_days"].to_pandas()' },
      ],
    },
    without: horizonInLabel,
  },
  {
    name: 'a flagged column is dropped from the feature matrix',
    edits: {
      pandas: [{ from: 'df[FEATURES],', to: 'df[FEATURES].drop(columns=["promo_redemptions"]),' }],
      polars: [
        { from: 'df.select(FEATURES)', to: 'df.select(FEATURES).drop("promo_redemptions")' },
      ],
    },
    without: redemptions,
  },
  {
    name: 'only ordinary weeks are kept, by a negated attribute',
    edits: beforeFeatures({
      pandas: 'df = df[~df.is_holiday_week]',
      polars: 'df = df.filter(~pl.col("is_holiday_week"))',
    }),
    without: weatherDeadEnds,
    added: otherScope,
  },
  {
    name: 'only ordinary weeks are kept, by a comparison',
    edits: beforeFeatures({
      pandas: 'df = df.loc[df["is_holiday_week"] == False].copy()',
      polars: 'df = df.filter(pl.col("is_holiday_week") == False)',
    }),
    without: weatherDeadEnds,
    added: otherScope,
  },
  {
    name: 'only ordinary weeks are kept, by a query or a method',
    edits: beforeFeatures({
      pandas: 'df = df.query("not is_holiday_week")',
      polars: 'df = df.filter(pl.col("is_holiday_week").not_())',
    }),
    without: weatherDeadEnds,
    added: otherScope,
  },
  {
    name: 'only holiday weeks are kept, the scope of the lesson itself',
    edits: beforeFeatures({
      pandas: 'df = df[df["is_holiday_week"]]',
      polars: 'df = df.filter(pl.col("is_holiday_week"))',
    }),
  },
  {
    name: 'columns with similar names are added',
    edits: inBoth({
      from: '"promo_discount_pct"',
      to: '"promo_discount_pct", "weather_station_id", "promo_calendar_week", "supplier_name", "stock_keeping_unit"',
    }),
  },
  {
    name: 'the forecast is crossed with the holiday flag',
    edits: allOf(
      beforeFeatures({
        pandas:
          'df = df.merge(pd.read_parquet("data/weather_forecast.parquet"), on=["region_id","date"], how="left")\n' +
          'df["fcst_x_holiday"] = df["temp_fcst_max_c_d7"] * df["is_holiday_week"]',
        polars:
          'df = df.join(pl.read_parquet("data/weather_forecast.parquet"), on=["region_id", "date"], how="left")\n' +
          'df = df.with_columns((pl.col("temp_fcst_max_c_d7") * pl.col("is_holiday_week")).alias("fcst_x_holiday"))',
      }),
      {
        pandas: [{ from: '"temp_max_c","precip_mm"', to: '"fcst_x_holiday"' }],
        polars: [{ from: '"temp_max_c", "precip_mm"', to: '"fcst_x_holiday"' }],
      },
    ),
    without: weather,
    added: [
      { rule: 'past/retry-condition-met', severity: 'hint', ...inFeatures('fcst_x_holiday') },
    ],
  },
  {
    name: 'the observed weather is lagged, by a day too little and by enough',
    edits: allOf(
      beforeFeatures({
        pandas:
          'weather = df.groupby(["store_id","sku_id"])["temp_max_c"]\n' +
          'df["temp_7d_ago"], df["temp_8d_ago"] = weather.shift(7), weather.shift(8)',
        polars:
          'df = df.with_columns(\n' +
          '    temp_7d_ago=pl.col("temp_max_c").shift(7).over("store_id", "sku_id"),\n' +
          '    temp_8d_ago=pl.col("temp_max_c").shift(8).over("store_id", "sku_id"),\n)',
      }),
      {
        pandas: [{ from: '"temp_max_c","precip_mm"', to: '"temp_7d_ago","temp_8d_ago"' }],
        polars: [{ from: '"temp_max_c", "precip_mm"', to: '"temp_7d_ago", "temp_8d_ago"' }],
      },
    ),
    without: weather,
    added: [{ rule: 'leak/late-arriving', severity: 'warning', ...inFeatures('temp_7d_ago') }],
  },
  {
    name: 'the mean of the label is learned from the training rows alone',
    edits: {
      pandas: [
        { from: `df["promo_lift"]  = ${promoLift.pandas.text}`, to: '' },
        { from: 'X, y = df[FEATURES], df["units_sold"]', to: '' },
        { from: `X_tr, X_te, y_tr, y_te = ${randomSplit.text}`, to: trainOnlyLift().pandas },
        { from: '.fit(X_tr, y_tr)', to: '.fit(tr[FEATURES], tr["units_sold"])' },
      ],
      polars: [
        { from: `    ${promoLift.polars.text}.alias("promo_lift"),\n`, to: '' },
        { from: 'X, y = df.select(FEATURES).to_pandas(), df["units_sold"].to_pandas()', to: '' },
        { from: `X_tr, X_te, y_tr, y_te = ${randomSplit.text}`, to: trainOnlyLift().polars },
        {
          from: '.fit(X_tr, y_tr)',
          to: '.fit(tr.select(FEATURES).to_pandas(), tr["units_sold"].to_pandas())',
        },
      ],
    },
    without: [...lift, shuffled],
    added: [
      {
        rule: 'leak/shuffled-time',
        severity: 'warning',
        text: 'train_test_split(df, test_size=0.2)',
      },
    ],
  },
  {
    name: 'the rows are split at a cut-off date',
    edits: {
      pandas: [
        {
          from: `X_tr, X_te, y_tr, y_te = ${randomSplit.text}`,
          to: 'tr, te = df[df["date"] < "2025-09-01"], df[df["date"] >= "2025-09-01"]',
        },
        { from: '.fit(X_tr, y_tr)', to: '.fit(tr[FEATURES], tr["units_sold"])' },
      ],
      polars: [
        {
          from: `X_tr, X_te, y_tr, y_te = ${randomSplit.text}`,
          to: 'cutoff = pl.date(2025, 9, 1)\ntr, te = df.filter(pl.col("date") < cutoff), df.filter(pl.col("date") >= cutoff)',
        },
        {
          from: '.fit(X_tr, y_tr)',
          to: '.fit(tr.select(FEATURES).to_pandas(), tr["units_sold"].to_pandas())',
        },
      ],
    },
    without: [shuffled],
  },
  {
    name: 'columns are only looked at, named in a comment, or kept in a string',
    edits: beforeFeatures({
      pandas:
        '# "promo_redemptions" and df["temp_max_c"] were discussed\ndf.describe()\ndf[["temp_max_c", "promo_redemptions"]].hist()\ntitle = "temp_max_c by supplier_stock_on_hand"',
      polars:
        '# "promo_redemptions" and pl.col("temp_max_c") were discussed\ndf.describe()\ndf.select("temp_max_c", "promo_redemptions").to_pandas().hist()\ntitle = "temp_max_c by supplier_stock_on_hand"',
    }),
  },
  {
    name: 'a finding is set aside on its line, with a reason',
    edits: onSplitLine('# precedent: ignore leak/shuffled-time -- a first look, not a result'),
    without: [shuffled],
  },
  {
    name: 'a finding is set aside without a reason, which does not count',
    edits: onSplitLine('# precedent: ignore leak/shuffled-time'),
  },
];

function trainOnlyLift(): Readonly<Record<'pandas' | 'polars', string>> {
  return {
    pandas: [
      'tr, te = train_test_split(df, test_size=0.2)',
      'lift = tr.groupby("promo_id").units_sold.mean()',
      'tr["promo_lift"] = tr.promo_id.map(lift)',
      'te["promo_lift"] = te.promo_id.map(lift)',
    ].join('\n'),
    polars: [
      'tr, te = train_test_split(df, test_size=0.2)',
      'lift = tr.group_by("promo_id").agg(pl.col("units_sold").mean().alias("promo_lift"))',
      'tr = tr.join(lift, on="promo_id", how="left")',
      'te = te.join(lift, on="promo_id", how="left")',
    ].join('\n'),
  };
}

function onSplitLine(comment: string): Edits {
  return inBoth({ from: randomSplit.text, to: `${randomSplit.text}  ${comment}` });
}
