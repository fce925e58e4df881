import type { FunctionEffect } from './effects';
import { namesOf } from './rowsOf';

const readers =
  'read_csv read_parquet read_excel read_json read_table read_feather read_hdf read_orc read_pickle ' +
  'read_fwf read_stata read_sas read_spss read_html read_xml scan_csv scan_parquet scan_ndjson ' +
  'read_ipc scan_ipc read_delta read_ndjson read_avro';

/** Functions of pandas and of its twins (polars, dask, cuDF, modin), by their last name. */
export const tableFunctions: ReadonlyMap<string, FunctionEffect> = new Map<string, FunctionEffect>([
  ...namesOf<FunctionEffect>({ does: 'read' }, readers),
  ...namesOf<FunctionEffect>(
    { does: 'read-sql' },
    'read_sql read_sql_query read_sql_table read_gbq read_database read_database_uri',
  ),
  ...namesOf<FunctionEffect>({ does: 'concat' }, 'concat'),
  ...namesOf<FunctionEffect>({ does: 'merge' }, 'merge merge_asof merge_ordered'),
  ...namesOf<FunctionEffect>(
    { does: 'frame' },
    'DataFrame Series LazyFrame from_pandas from_numpy',
  ),
  ...namesOf<FunctionEffect>({ does: 'encode' }, 'get_dummies factorize'),
  ...namesOf<FunctionEffect>({ does: 'learned', learns: 'fit', transform: 'bin' }, 'qcut cut'),
  ...namesOf<FunctionEffect>(
    { does: 'elementwise', transform: 'other' },
    'to_datetime to_numeric to_timedelta isna isnull notna notnull',
  ),
  ...namesOf<FunctionEffect>({ does: 'column' }, 'col'),
  ...namesOf<FunctionEffect>(
    { does: 'literal' },
    'lit Timestamp Timedelta date datetime timedelta',
  ),
  ...namesOf<FunctionEffect>(
    { does: 'combine' },
    'when coalesce concat_str struct max_horizontal min_horizontal sum_horizontal mean_horizontal',
  ),
  ...namesOf<FunctionEffect>(
    { does: 'nothing' },
    'set_option option_context scatter_matrix date_range show_versions',
  ),
]);
