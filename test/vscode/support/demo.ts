import type { Underlined } from './findings';

/** The notebook of the demo workspace in which the weather is tried again. */
export const weatherNotebook = 'notebooks/04_holiday_weather.ipynb';
/** Its cell with the list of features, and the one that trains. */
export const featuresCell = 4;
export const trainingCell = 5;

/** All that is to be seen in that notebook: by cell, in order of place. */
export const weatherFindings: Readonly<Record<number, readonly Underlined[]>> = {
  3: ['leak/target-statistic df.groupby("promo_id")["units_sold"].transform("mean")'],
  [featuresCell]: [
    'leak/late-arriving "sales_lag_3"',
    'leak/window-includes-now "roll7"',
    'leak/late-arriving "temp_max_c"',
    'past/dead-end "temp_max_c"',
    'leak/late-arriving "precip_mm"',
    'past/dead-end "precip_mm"',
    'leak/late-arriving "supplier_stock_on_hand"',
    'past/dead-end "supplier_stock_on_hand"',
    'leak/late-arriving "stock_lag_7"',
    'leak/post-outcome "promo_redemptions"',
    'past/dead-end "promo_redemptions"',
  ],
  [trainingCell]: ['leak/shuffled-time train_test_split(X, y, test_size=0.2)'],
};
