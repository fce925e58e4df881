/** What is indexed: its position is its place in the document, and no two share one. */
export interface Placed {
  readonly position: number;
}

/**
 * Which cells read or wrote which keys, in document order, so that the last writer before a cell and
 * the next one after it are found without looking at the others.
 */
export class KeyIndex<Cell extends Placed> {
  readonly #cells = new Map<string, Cell[]>();

  /** How many keys have a cell. */
  get size(): number {
    return this.#cells.size;
  }

  /** The last cell of the key that stands before a position. */
  lastBefore(key: string, position: number): Cell | undefined {
    const cells = this.#cells.get(key) ?? [];
    return cells[countBefore(cells, position) - 1];
  }

  /** The first cell of the key that stands after a position. */
  firstAfter(key: string, position: number): Cell | undefined {
    const cells = this.#cells.get(key) ?? [];
    return cells[countBefore(cells, position + 1)];
  }

  /** The cells of the key after one position, up to and with another. */
  between(key: string, after: number, upTo: number): readonly Cell[] {
    const cells = this.#cells.get(key) ?? [];
    return cells.slice(countBefore(cells, after + 1), countBefore(cells, upTo + 1));
  }

  /** Takes a cell's former keys out and puts its present ones in. */
  replace(cell: Cell, before: Iterable<string>, after: Iterable<string>): void {
    const [former, present] = [new Set(before), new Set(after)];
    for (const key of former) if (!present.has(key)) this.#take(cell, key);
    for (const key of present) if (!former.has(key)) this.#put(cell, key);
  }

  /** Puts the cells in order again after their positions have changed against each other. */
  sort(): void {
    for (const cells of this.#cells.values()) cells.sort((a, b) => a.position - b.position);
  }

  #take(cell: Cell, key: string): void {
    const cells = this.#cells.get(key) ?? [];
    const at = countBefore(cells, cell.position);
    if (cells[at] === cell) cells.splice(at, 1);
    if (cells.length === 0) this.#cells.delete(key);
  }

  #put(cell: Cell, key: string): void {
    const cells = this.#cells.get(key);
    if (cells === undefined) this.#cells.set(key, [cell]);
    else cells.splice(countBefore(cells, cell.position), 0, cell);
  }
}

/** How many of the cells, which are in document order, stand before a position. */
function countBefore(cells: readonly Placed[], position: number): number {
  let [low, high] = [0, cells.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle]?.position ?? position) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
