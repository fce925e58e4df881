/** A text of the document and what stands there instead. */
export interface Edit {
  readonly from: string;
  readonly to: string;
}
/** The same change, written for each library. */
export type Edits = Readonly<Record<'pandas' | 'polars', readonly Edit[]>>;

/** The same texts in both libraries. */
export function inBoth(...edits: readonly Edit[]): Edits {
  return { pandas: edits, polars: edits };
}

const featureCellStart = {
  pandas: 'g = df.groupby(["store_id","sku_id"])["units_sold"]',
  polars: 'series = ["store_id", "sku_id"]',
};

/** Puts lines in front of the cell that makes the features. */
export function beforeFeatures(lines: { pandas: string; polars: string }): Edits {
  const edit = (library: 'pandas' | 'polars') => ({
    from: featureCellStart[library],
    to: `${lines[library]}\n${featureCellStart[library]}`,
  });
  return { pandas: [edit('pandas')], polars: [edit('polars')] };
}

/** Joins the steps of several changes. */
export function allOf(...steps: readonly Edits[]): Edits {
  return {
    pandas: steps.flatMap(({ pandas }) => pandas),
    polars: steps.flatMap(({ polars }) => polars),
  };
}
