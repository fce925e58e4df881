import { argument } from '../machine';
import type { Call, Machine } from '../machine';
import { rowsOf } from '../rows';
import { textOf } from '../values';
import type { Data, Value } from '../values';

/** The table that a path or table name stands for: `x/NAME.parquet` is NAME. */
export function tableName(text: string): string {
  const file = text.replace(/[?#].*$/, '').replace(/\/+$/, '');
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return base.replace(
    /(\.(csv|tsv|txt|parquet|pq|feather|arrow|json|jsonl|ndjson|xlsx?|pkl|orc|avro|h5|dta|gz|zip|bz2|xz|zst))+$/i,
    '',
  );
}

/** `read_csv("data/NAME.csv")`: all rows of table NAME. */
export function readTable(m: Machine, path: string, call: Call): Value {
  const first = argument(call, 0, 'filepath_or_buffer', 'path', 'io', 'source');
  const text = first === undefined ? undefined : textOf(m.open(first));
  return tableOf(m, path, call, text === undefined ? [] : [tableName(text)]);
}

/** `read_sql("select ... from NAME")`: the rows of the query. */
export function readSql(m: Machine, path: string, call: Call): Value {
  const text = textOf(m.open(argument(call, 0, 'sql', 'query') ?? { k: 'unknown' }));
  const from = text === undefined ? undefined : /\bfrom\s+([\w.]+)/i.exec(text)?.[1];
  const name = from ?? (text !== undefined && /^[\w.]+$/.test(text) ? text : undefined);
  return tableOf(m, path, call, name === undefined ? [] : [lastPart(name)]);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function tableOf(m: Machine, path: string, call: Call, tables: readonly string[]): Data {
  return {
    k: 'data',
    shape: 'frame',
    library: path.startsWith('polars') ? 'polars' : 'pandas',
    columns: [],
    rest: { tables, except: [] },
    rows: rowsOf(m.unique(call.site)),
    influences: [],
    timeEvidence: [],
  };
}
