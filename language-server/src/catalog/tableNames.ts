const dataFile =
  /\.(parquet|pq|csv|tsv|txt|json|jsonl|ndjson|feather|arrow|ipc|orc|avro|xlsx?|pkl|pickle|h5|hdf5?|delta|sql)(\.(gz|bz2|zip|xz|zst))?$/i;

/**
 * The names that a table may go by, most exact first: as it is written, without the folder and the
 * ending of a file, without the schema. `s3://b/x/sales.parquet` is also `sales`, `crm.orders` also
 * `orders`; a folder of part files (`sales/*.parquet`) is named by the folder.
 */
export function tableNames(written: string): readonly string[] {
  const path = written.trim().replace(/\\/g, '/').replace(/\/+$/, '');
  if (!path.includes('/') && !dataFile.test(path)) {
    return unique([written, path, path.slice(path.lastIndexOf('.') + 1)]);
  }
  const parts = path.split('/').filter((part) => !/[*?{[]/.test(part));
  return unique([written, path, (parts.at(-1) ?? path).replace(dataFile, '')]);
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].filter((name) => name !== '');
}
