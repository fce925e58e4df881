import { readLooseJson } from './looseJson';

export interface IpynbCell {
  /** Position among all cells of the file, Markdown included. */
  readonly index: number;
  readonly kind: 'code' | 'markdown' | 'raw';
  readonly id?: string;
  readonly text: string;
  readonly executionCount?: number | null;
  /** Language of this cell where it differs from the notebook's or is stated. */
  readonly language?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export interface Ipynb {
  readonly cells: readonly IpynbCell[];
  /** Language of the kernel in lower case; `python` where the file does not say. */
  readonly language: string;
  /** Plain sentences on what could not be read as it stands. */
  readonly problems: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** More of the same would tell the reader nothing new. */
const maxProblems = 20;
/** Metadata nested deeper is left out: its readers recurse. */
const maxMetadataDepth = 64;

/**
 * Reads the text of a notebook file, nbformat 3 to 4. Whatever can be read is returned, the rest
 * is named in `problems`. Never throws.
 */
export function parseIpynb(text: string): Ipynb {
  const read = readLooseJson(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (read === undefined || !isFields(read.value)) {
    const problem = text.trim() === '' ? emptyFile : notJson;
    return { cells: [], language: 'python', problems: [problem] };
  }
  const problems = read.mended === 'end' ? [cutOff] : [];
  const notebook = read.value;
  const ids = new Set<string>();
  const cells = rawCells(notebook, problems).map((cell, index) =>
    readCell(cell, { index, ids, problems }),
  );
  return { cells, language: languageOf(notebook), problems: problems.slice(0, maxProblems) };
}

const emptyFile = 'The notebook file is empty. Save the notebook again to write it.';
const notJson =
  'The notebook file is not valid JSON. Restore it from version control or export the notebook again.';
const cutOff =
  'The notebook file ends in the middle of a value, so its last cells are missing. Restore it from version control.';
const noCells = 'The notebook file has no list of cells.';

/** Code cells in the language of Python, the only ones that are analysed. */
export function pythonCells(notebook: Ipynb): IpynbCell[] {
  return notebook.cells.filter(
    (cell) => cell.kind === 'code' && isPython(cell.language ?? notebook.language),
  );
}

function isPython(language: string): boolean {
  return /^i?python\d*$/.test(language);
}

function rawCells(notebook: Fields, problems: string[]): unknown[] {
  if (Array.isArray(notebook['cells'])) return notebook['cells'];
  const { worksheets } = notebook;
  if (Array.isArray(worksheets)) {
    return worksheets.flatMap((sheet: unknown): unknown[] =>
      isFields(sheet) && Array.isArray(sheet['cells']) ? sheet['cells'] : [],
    );
  }
  problems.push(noCells);
  return [];
}

function readCell(
  cell: unknown,
  { index, ids, problems }: { index: number; ids: Set<string>; problems: string[] },
): IpynbCell {
  const fields = isFields(cell) ? cell : {};
  const text = sourceText(fields['source'] ?? fields['input']);
  if (text === undefined) {
    problems.push(`Cell ${String(index + 1)} has no readable source and is treated as empty.`);
  }
  const id = uniqueId(fields['id'], ids);
  if (id === undefined && typeof fields['id'] === 'string') {
    problems.push(
      `Cell ${String(index + 1)} repeats the id of an earlier cell; its id is ignored.`,
    );
  }
  const metadata = fields['metadata'];
  const isKept = isFields(metadata) && isShallow(metadata);
  const language = cellLanguage(fields, isKept ? metadata : {});
  return {
    index,
    kind: kindOf(fields['cell_type']),
    text: text ?? '',
    ...(id !== undefined && { id }),
    ...executionCount(
      'prompt_number' in fields ? fields['prompt_number'] : fields['execution_count'],
    ),
    ...(language !== undefined && { language }),
    ...(isKept && { metadata }),
  };
}

function kindOf(cellType: unknown): IpynbCell['kind'] {
  if (cellType === 'markdown' || cellType === 'heading' || cellType === 'html') return 'markdown';
  return cellType === 'code' ? 'code' : 'raw';
}

function sourceText(source: unknown): string | undefined {
  if (typeof source === 'string') return source;
  if (!Array.isArray(source)) return undefined;
  const lines: unknown[] = source;
  return lines.every((line) => typeof line === 'string') ? lines.join('') : undefined;
}

function uniqueId(id: unknown, ids: Set<string>): string | undefined {
  if (typeof id !== 'string' || ids.has(id)) return undefined;
  ids.add(id);
  return id;
}

function executionCount(count: unknown): { executionCount?: number | null } {
  if (count === null) return { executionCount: null };
  return Number.isSafeInteger(count) ? { executionCount: Number(count) } : {};
}

function languageOf(notebook: Fields): string {
  const metadata = fieldsOf(notebook['metadata']);
  const stated =
    fieldsOf(metadata['kernelspec'])['language'] ?? fieldsOf(metadata['language_info'])['name'];
  return typeof stated === 'string' && stated !== '' ? stated.toLowerCase() : 'python';
}

/** A cell's own language: nbformat 3 states it plainly, editors state it in the metadata. */
function cellLanguage(cell: Fields, metadata: Fields): string | undefined {
  const stated =
    cell['language'] ??
    fieldsOf(metadata['vscode'])['languageId'] ??
    fieldsOf(metadata['polyglot_notebook'])['kernelName'] ??
    fieldsOf(metadata['dotnet_interactive'])['language'];
  return typeof stated === 'string' && stated !== '' ? stated.toLowerCase() : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function isShallow(root: object): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxMetadataDepth) return false;
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return true;
}
