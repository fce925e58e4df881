/**
 * Gives the cells of a plain text names that survive edits. An editor tells which cell of a notebook
 * is which; in a `.py` file only the text tells, so a cell keeps its name when its text is the same,
 * and otherwise when the cells around it are.
 */
export class CellIdentity {
  private texts: readonly string[] = [];
  private uids: readonly string[] = [];
  private made = 0;

  /** One name per text, in the same order; equal to the last answer wherever the cell is the same. */
  assign(texts: readonly string[]): readonly string[] {
    const head = commonLength(this.texts, texts, { from: 'start', limit: Infinity });
    const limit = Math.min(this.texts.length, texts.length) - head;
    const tail = commonLength(this.texts, texts, { from: 'end', limit });
    const middle = this.assignMiddle(texts.slice(head, texts.length - tail), {
      texts: this.texts.slice(head, this.texts.length - tail),
      uids: this.uids.slice(head, this.uids.length - tail),
    });
    const kept = this.uids.slice(this.uids.length - tail);
    this.uids = [...this.uids.slice(0, head), ...middle, ...kept];
    this.texts = texts;
    return this.uids;
  }

  /** Equal texts first, then what is left over in order; more cells than before get new names. */
  private assignMiddle(
    texts: readonly string[],
    old: { readonly texts: readonly string[]; readonly uids: readonly string[] },
  ): readonly string[] {
    const free = new Set(old.uids.keys());
    const matched = texts.map((text) => {
      const index = [...free].find((one) => old.texts[one] === text);
      if (index !== undefined) free.delete(index);
      return index;
    });
    const left = [...free];
    return matched.map((index) => {
      const uid = old.uids[index ?? left.shift() ?? -1];
      return uid ?? `c${this.made++}`;
    });
  }
}

function commonLength(
  a: readonly string[],
  b: readonly string[],
  { from, limit }: { from: 'start' | 'end'; limit: number },
): number {
  const most = Math.min(a.length, b.length, limit);
  let length = 0;
  while (length < most) {
    const same =
      from === 'start'
        ? a[length] === b[length]
        : a[a.length - 1 - length] === b[b.length - 1 - length];
    if (!same) break;
    length += 1;
  }
  return length;
}
