import type { Problem } from '../../../../protocol/src/records/source';
import { decodeText } from '../../files/decodeText';

/** One row by the names of the columns; a field that is missing at the end is absent. */
export interface TableRow {
  readonly fields: ReadonlyMap<string, string>;
  /** 0-based line on which the row starts. */
  readonly line: number;
}

export interface DelimitedTable {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly problems: readonly Problem[];
}

const maxBytes = 16 * 1024 * 1024;

/**
 * Reads a table of text: `,` with quoted fields, or tabs, which are never quoted. Rows with more or
 * fewer fields than there are columns are left out, all of them one problem. Never throws.
 */
export function readTable(
  path: string,
  bytes: Uint8Array,
  { separator }: { separator: ',' | '\t' },
): DelimitedTable {
  const nothing = (message: string): DelimitedTable => ({
    columns: [],
    rows: [],
    problems: [{ file: path, message }],
  });
  if (bytes.length > maxBytes)
    return nothing('is larger than 16 MB, which is too much for a table of figures; split it.');
  const { text, fault } = decodeText(bytes);
  const [header, ...lines] = recordsIn(text, separator);
  if (header === undefined) {
    return nothing(fault ?? 'is empty: it was cut while being written; write it again.');
  }
  const columns = header.fields.map((name) => name.trim());
  const fitting = lines.filter(({ fields }) => fields.length === columns.length);
  const rows = fitting.map(({ fields, line }) => ({
    fields: new Map(columns.map((name, index) => [name, (fields[index] ?? '').trim()])),
    line,
  }));
  const odd = lines.find(({ fields }) => fields.length !== columns.length);
  const count = lines.length - fitting.length;
  const message =
    fault ?? (odd && `line ${odd.line + 1} ${wrongFields(odd, { columns, others: count - 1 })}`);
  return { columns, rows, problems: message === undefined ? [] : [{ file: path, message }] };
}

interface RecordOfText {
  readonly fields: readonly string[];
  readonly line: number;
}

function wrongFields(
  { fields }: RecordOfText,
  { columns, others }: { columns: readonly string[]; others: number },
): string {
  const more = others === 0 ? '' : `, as ${others} more`;
  const found = fields.length === 1 ? '1 field' : `${fields.length} fields`;
  return `has ${found} instead of ${columns.length}${more}; the other lines are read.`;
}

/** Quotes are rare in tables of figures, and lines without them are split many times faster. */
function recordsIn(text: string, separator: ',' | '\t'): RecordOfText[] {
  const isQuoted = separator === ',' && text.includes('"');
  return isQuoted ? quotedRecords(text) : plainRecords(text, separator);
}

function plainRecords(text: string, separator: string): RecordOfText[] {
  return text
    .split('\n')
    .map((content, line) => ({ content: content.replace(/\r$/, ''), line }))
    .filter(({ content }) => content.trim() !== '')
    .map(({ content, line }) => ({ fields: content.split(separator), line }));
}

/** Fields in double quotes may hold commas, newlines and doubled quotes. */
function quotedRecords(text: string): RecordOfText[] {
  const records: RecordOfText[] = [];
  let fields: string[] = [''];
  let isQuoted = false;
  let before = '';
  let [line, start] = [0, 0];
  const take = (): void => {
    if (fields.length > 1 || fields[0]?.trim() !== '') records.push({ fields, line: start });
    fields = [''];
    start = line;
  };
  for (const [part] of text.matchAll(/"|,|\r?\n|\r|[^",\r\n]+/g)) {
    const isNewline = part.endsWith('\n');
    if (isNewline) line += 1;
    if (part === '"') {
      isQuoted = !isQuoted;
      if (isQuoted && before === '"') extend(fields, '"');
    } else if (isQuoted || (part !== ',' && !isNewline)) {
      extend(fields, part);
    } else if (isNewline) {
      take();
    } else {
      fields.push('');
    }
    before = part;
  }
  take();
  return records;
}

function extend(fields: string[], part: string): void {
  fields.push(`${fields.pop() ?? ''}${part}`);
}
