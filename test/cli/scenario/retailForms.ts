/** One notebook in three forms: what is found must not depend on the file's kind or the library. */
export interface RetailForm {
  readonly name: string;
  readonly library: 'pandas' | 'polars';
  /** Folders that make the workspace, the demo first. */
  readonly folders: readonly string[];
  readonly path: string;
}

const demo = 'media/demo/retail';

export const retailForms: readonly RetailForm[] = [
  {
    name: 'notebook',
    library: 'pandas',
    folders: [demo],
    path: 'notebooks/04_holiday_weather.ipynb',
  },
  {
    name: 'script with cells',
    library: 'pandas',
    folders: [demo, 'test/fixtures/retail-script'],
    path: 'notebooks/04_holiday_weather.py',
  },
  {
    name: 'polars notebook',
    library: 'polars',
    folders: [demo, 'test/fixtures/retail-polars'],
    path: 'notebooks/04_holiday_weather.ipynb',
  },
];

/** Text that starts the list of features in every form. */
const features = 'FEATURES = [';

/** The place of a column's name in the list of features. */
export function inFeatures(name: string): { after: string; text: string } {
  return { after: features, text: `"${name}"` };
}

/** The expression that makes `promo_lift`. */
export const promoLift = {
  pandas: {
    after: 'df["promo_lift"]',
    text: 'df.groupby("promo_id")["units_sold"].transform("mean")',
  },
  polars: {
    after: 'alias("stock_lag_9")',
    text: 'pl.col("units_sold").mean().over("promo_id")',
  },
};

export const randomSplit = { text: 'train_test_split(X, y, test_size=0.2)' };
