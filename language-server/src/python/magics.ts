/** What a magic line leaves for Python, and where. */
export interface Magic {
  readonly name: string;
  /** Offset of the Python code behind the name and its options, when the magic runs such code. */
  readonly code?: number;
}

/** Magics whose line is Python: they time, profile or watch the statement behind them. */
const runsLine = new Set(['time', 'timeit', 'prun', 'memit', 'lprun', 'mprun', 'snakeviz', 'heat']);

/** Cell magics whose body is Python of the notebook's own namespace. */
const runsBody = new Set([
  ...runsLine,
  'capture',
  'debug',
  'wandb',
  'notify',
  'skip',
  'skip_if',
  'local',
  'mlflow',
  'ai_ignore',
  'pyspark',
  'precisionplot',
  'matplotlib',
  'scalene',
  'memray_flamegraph',
  'pyinstrument',
  'nbdev_export',
  'tutor',
  'with_style',
  'captureoutput',
]);

/** Languages of cell magics whose name is not that of the language. */
const languages: Readonly<Record<string, string>> = {
  '!': 'shell',
  bash: 'shell',
  sh: 'shell',
  script: 'shell',
  system: 'shell',
  sx: 'shell',
  cmd: 'shell',
  bigquery: 'sql',
  sparksql: 'sql',
  read_sql: 'sql',
  duckdb: 'sql',
  duck: 'sql',
  js: 'javascript',
  R: 'r',
  writefile: 'text',
  file: 'text',
};

const magicHead = /%{1,2}[ \t]*([\w.!]*)/y;
const options =
  /(?:[ \t]+(?:--[\w-]+|-[nrp][ \t]*\d+|-[fmsTDl][ \t]*\S+|-[A-Za-z])){0,20}(?:[ \t]+|$|(?=[\r\n]))/y;

/** Reads the magic whose first `%` is at `at`; the line ends at `end`. */
export function readMagic(text: string, at: number, end: number): Magic {
  magicHead.lastIndex = at;
  const name = magicHead.exec(text)?.[1] ?? '';
  if (!runsLine.has(name)) return { name };
  options.lastIndex = magicHead.lastIndex;
  const code = options.test(text) ? options.lastIndex : end;
  return code < end ? { name, code } : { name };
}

export function keepsBody(name: string): boolean {
  return runsBody.has(name);
}

export function languageOf(name: string): string {
  return languages[name] ?? (name === '' ? 'text' : name.toLowerCase());
}
