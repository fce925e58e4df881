/** Keeps the values that were asked for last, at most `limit` of them. */
export class BoundedCache<K, V> {
  private readonly values = new Map<K, V>();
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** The value of a key, made by `make` when it is not there. */
  get(key: K, make: () => V): V {
    const known = this.values.get(key);
    const value = known ?? make();
    // A map remembers the order of insertion: what was asked for moves to the end.
    this.values.delete(key);
    this.values.set(key, value);
    const [oldest] = this.values.keys();
    if (this.values.size > this.limit && oldest !== undefined) this.values.delete(oldest);
    return value;
  }
}
