const nobody: ReadonlySet<string> = new Set();

/** Which cells read or wrote which keys. */
export class KeyIndex {
  readonly #cells = new Map<string, Set<string>>();

  /** The cells of a key. */
  of(key: string): ReadonlySet<string> {
    return this.#cells.get(key) ?? nobody;
  }

  /** Takes a cell's former keys out and puts its present ones in. */
  replace(
    uid: string,
    before: Iterable<string> | undefined,
    after: Iterable<string> | undefined,
  ): void {
    for (const key of before ?? []) {
      const cells = this.#cells.get(key);
      cells?.delete(uid);
      if (cells?.size === 0) this.#cells.delete(key);
    }
    for (const key of after ?? []) {
      const cells = this.#cells.get(key);
      if (cells === undefined) this.#cells.set(key, new Set([uid]));
      else cells.add(uid);
    }
  }
}
