import type { MethodEffect } from './effects';

/** Expands `{does: 'x'}` rows for many names at once. */
function rows(effect: MethodEffect, names: string): readonly (readonly [string, MethodEffect])[] {
  return names.split(' ').map((name) => [name, effect] as const);
}

/**
 * Methods of frames, series and arrays. pandas names lead; polars, numpy, dask and cuDF share them
 * or add their own.
 */
export const dataMethods: ReadonlyMap<string, MethodEffect> = new Map<string, MethodEffect>([
  ...rows(
    { does: 'same' },
    'copy clone reset_index astype infer_objects convert_dtypes persist compute cache lazy collect ' +
      'rechunk to_frame squeeze ravel flatten reshape reindex swapaxes unstack stack set_axis ' +
      'add_prefix add_suffix rename_axis tz_localize tz_convert T transpose ' +
      'set_flags swaplevel droplevel cast set_sorted items to_series explode melt ' +
      'first_valid_index view repartition checkpoint unpivot with_row_index with_row_count',
  ),
  ...rows({ does: 'convert', library: 'pandas' }, 'to_pandas toPandas'),
  ...rows({ does: 'sort' }, 'sort_values sort_index sort orderBy'),
  ...rows(
    { does: 'elementwise', transform: 'other' },
    'round abs strip lower upper replace ' +
      'extract cat year month day dayofweek weekday hour minute ' +
      'quarter week date time total_seconds normalize isocalendar total_days day_of_year ' +
      'where mask clip ' +
      'slice zfill title capitalize get findall str_split strftime ' +
      'to_period to_timestamp is_month_end is_month_start day_name month_name ' +
      'clip_lower clip_upper applymap fill_nan then otherwise',
  ),
  ...rows({ does: 'elementwise', transform: 'log' }, 'log log1p log10 log2 sqrt exp expm1'),
  ...rows({ does: 'elementwise', transform: 'ratio' }, 'div truediv divide floordiv mod rdiv'),
  ...rows({ does: 'elementwise', transform: 'interaction' }, 'mul multiply dot'),
  ...rows({ does: 'elementwise', transform: 'other' }, 'add sub subtract radd rsub pow'),
  ...rows(
    { does: 'reduce' },
    'mean median mode max min sum prod std var skew kurt kurtosis sem quantile mad ptp any all ' +
      'corr cov corrwith describe idxmax idxmin argmax argmin nanmean value_counts first last nth ' +
      'product entropy approx_quantile arg_max arg_min',
  ),
  ...rows({ does: 'count' }, 'count nunique n_unique size unique len memory_usage is_empty'),
  ...rows({ does: 'cumulate' }, 'cumsum cumprod cummax cummin cum_sum cum_prod cum_max cum_min'),
  ...rows({ does: 'row-number' }, 'cumcount cum_count ngroup'),
  ...rows({ does: 'shift' }, 'shift lag tshift'),
  ...rows({ does: 'difference' }, 'diff pct_change'),
  ...rows({ does: 'fill-forward' }, 'ffill pad forward_fill interpolate'),
  ...rows({ does: 'fill-backward' }, 'bfill backfill backward_fill'),
  ...rows({ does: 'rank' }, 'rank'),
  ...rows({ does: 'rolling' }, 'rolling'),
  ...rows({ does: 'expanding' }, 'expanding ewm'),
  ...rows(
    { does: 'window-reduce' },
    'rolling_mean rolling_sum rolling_std rolling_var rolling_min rolling_max rolling_median ' +
      'rolling_quantile rolling_skew rolling_map ewm_mean ewm_std ewm_var rolling_mean_by rolling_sum_by',
  ),
  ...rows({ does: 'groupby' }, 'groupby group_by groupBy'),
  ...rows({ does: 'over' }, 'over'),
  ...rows({ does: 'resample' }, 'resample group_by_dynamic'),
  ...rows(
    { does: 'some-rows' },
    'dropna drop_nulls drop_duplicates nlargest nsmallest dropDuplicates top_k bottom_k',
  ),
  ...rows({ does: 'first-rows' }, 'head limit'),
  ...rows({ does: 'last-rows' }, 'tail'),
  ...rows({ does: 'filter' }, 'query filter '),
  ...rows({ does: 'sample' }, 'sample'),
  ...rows({ does: 'take', side: 'before' }, 'take'),
  ...rows({ does: 'take', side: 'after' }, 'skip'),
  ...rows({ does: 'random-parts' }, 'randomSplit'),
  ...rows({ does: 'named-parts' }, 'train_test_split'),
  ...rows({ does: 'drop' }, 'drop drop_in_place'),
  ...rows({ does: 'rename' }, 'rename alias withColumnRenamed'),
  ...rows({ does: 'assign' }, 'assign'),
  ...rows({ does: 'with-columns' }, 'with_columns with_column withColumn'),
  ...rows({ does: 'select' }, 'select'),
  ...rows({ does: 'select-dtypes' }, 'select_dtypes _get_numeric_data'),
  ...rows({ does: 'merge' }, 'merge join join_asof merge_asof'),
  ...rows({ does: 'append' }, 'append vstack extend union unionByName hstack'),
  ...rows({ does: 'map' }, 'map replace_strict map_dict'),
  ...rows({ does: 'apply' }, 'apply map_elements map_batches'),
  ...rows({ does: 'transform' }, 'transform'),
  ...rows({ does: 'aggregate' }, 'agg aggregate'),
  ...rows({ does: 'pipe' }, 'pipe'),
  ...rows({ does: 'set-index' }, 'set_index'),
  ...rows({ does: 'pop' }, 'pop get_column'),
  ...rows({ does: 'fill' }, 'fillna fill_null combine_first update'),
  ...rows({ does: 'membership' }, 'isin is_in'),
  ...rows(
    { does: 'test' },
    'isna isnull notna notnull is_null is_not_null is_nan is_not_nan duplicated is_duplicated ' +
      'contains startswith endswith starts_with ends_with between is_between eq ne lt le gt ge',
  ),
  ...rows(
    { does: 'array' },
    'to_numpy as_matrix tolist to_list to_dict to_records numpy toarray todense ',
  ),
  ...rows({ does: 'insert' }, 'insert insert_column'),
  ...rows({ does: 'pivot' }, 'pivot pivot_table crosstab'),
  ...rows(
    { does: 'nothing' },
    'info plot hist boxplot to_csv to_parquet to_sql to_excel to_pickle to_json to_markdown ' +
      'to_html to_feather write_csv write_parquet write show printSchema display glimpse style ' +
      'to_latex to_clipboard scatter bar',
  ),
]);

/**
 * Names that only series know (through `.dt`, `.str`, `.cat`): on a frame, `df.day` is the column.
 */
export const seriesOnly: ReadonlySet<string> = new Set(
  (
    'year month day dayofweek weekday hour minute quarter week date time day_of_year day_name ' +
    'month_name is_month_end is_month_start total_days total_seconds isocalendar normalize strftime ' +
    'strip lower upper title capitalize extract slice zfill findall cat str_split unique'
  ).split(' '),
);

/** Attributes that read as a view of the same rows rather than as a column. */
export const dataAttributes: ReadonlyMap<
  string,
  'values' | 'shape' | 'index' | 'columns' | 'self'
> = new Map([
  ['values', 'values'],
  ['T', 'self'],
  ['str', 'self'],
  ['dt', 'self'],
  ['cat', 'self'],
  ['arr', 'self'],
  ['list', 'self'],
  ['struct', 'self'],
  ['name', 'self'],
  ['data', 'self'],
  ['shape', 'shape'],
  ['size', 'shape'],
  ['height', 'shape'],
  ['width', 'shape'],
  ['index', 'index'],
  ['columns', 'columns'],
  ['schema', 'columns'],
  ['dtypes', 'columns'],
]);
