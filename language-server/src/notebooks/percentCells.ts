/** A cell of a Python file, with its place in the file. */
export interface PercentCell {
  readonly kind: 'code' | 'markdown';
  /** Lines between two markers, as written; the marker lines themselves belong to no cell. */
  readonly text: string;
  /** 0-based line of the file on which `text` starts. */
  readonly startLine: number;
  /** Offset of `text` in the file, in UTF-16 units. */
  readonly startOffset: number;
}

/**
 * Markers of editors (`# %%`, `# <codecell>`), of nbconvert (`# In[3]:`) and of Databricks
 * (`# COMMAND ----------`). They are looked for line by line, even inside strings, because that is
 * how the editors cut the cells that they run.
 */
const marker =
  /^#[ \t]*(?:%%(?<title>.*)|In\[[\d *]*\]:?[ \t]*|<(?<old>code|markdown)cell>[ \t]*|COMMAND -{5,}[ \t]*)$/;

/** Splits a Python file at its cell markers. A file without markers is one code cell. */
export function splitPercentCells(text: string): PercentCell[] {
  const cells: PercentCell[] = [];
  let open: Omit<PercentCell, 'text'> = { kind: 'code', startLine: 0, startOffset: 0 };
  let sawMarker = false;
  const close = (end: number): void => {
    const cell = { ...open, text: text.slice(open.startOffset, end) };
    // What stands before the first marker is a cell only if something is there.
    if (open.startOffset > 0 || !sawMarker || cell.text.trim() !== '') cells.push(cell);
  };
  for (const { from, to, next, line } of linesOf(text)) {
    const found = text.charAt(from) === '#' ? marker.exec(text.slice(from, to)) : null;
    if (found === null) continue;
    sawMarker = true;
    close(from);
    open = {
      kind: kindOf(found.groups),
      startLine: next === to ? line : line + 1,
      startOffset: next,
    };
  }
  close(text.length);
  return cells;
}

function kindOf(groups: Readonly<Record<string, string | undefined>> = {}): 'code' | 'markdown' {
  const isProse = /\[(?:markdown|md|raw)\]/i.test(groups['title'] ?? '');
  return isProse || groups['old'] === 'markdown' ? 'markdown' : 'code';
}

function* linesOf(
  text: string,
): Generator<{ from: number; to: number; next: number; line: number }> {
  const lineBreak = /\r\n|\r|\n/g;
  let from = text.startsWith('\uFEFF') ? 1 : 0;
  for (let line = 0; ; line += 1) {
    const found = lineBreak.exec(text);
    const to = found?.index ?? text.length;
    const next = found === null ? to : lineBreak.lastIndex;
    yield { from, to, next, line };
    if (found === null) return;
    from = next;
  }
}
