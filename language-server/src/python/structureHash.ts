/** Two 32-bit lanes over a stream of values: enough that two cells of a notebook do not collide. */
class StreamHash {
  private low = 0x811c9dc5;
  private high = 0x9747b28c;

  addNumber(value: number): void {
    this.low = Math.imul(this.low ^ value, 0x01000193);
    this.high = Math.imul(this.high ^ (value + 0x7f4a7c15), 0x85ebca6b);
    this.high ^= this.high >>> 13;
  }

  addText(text: string): void {
    this.addNumber(text.length);
    for (let index = 0; index < text.length; index += 1) this.addNumber(text.charCodeAt(index));
  }

  toString(): string {
    // The last mix spreads the low bits of a short stream.
    const mixed = Math.imul(this.low ^ (this.low >>> 16), 0xc2b2ae35) ^ this.high;
    return hex(mixed) + hex(this.high ^ this.low);
  }
}

/** Hash of texts in order, as 16 hexadecimal digits. */
export function hashTexts(texts: Iterable<string>): string {
  const hash = new StreamHash();
  for (const text of texts) hash.addText(text);
  return hash.toString();
}

/** Hash of a tree of plain values by structure and payload; node numbers follow from structure. */
export function hashStructure(root: unknown): string {
  const hash = new StreamHash();
  addValue(hash, root);
  return hash.toString();
}

function addValue(hash: StreamHash, value: unknown): void {
  if (typeof value === 'string') {
    hash.addNumber(1);
    hash.addText(value);
  } else if (typeof value === 'number') {
    hash.addText(String(value));
  } else if (Array.isArray(value)) {
    hash.addNumber(2);
    hash.addNumber(value.length);
    for (const item of value) addValue(hash, item);
  } else if (typeof value === 'object' && value !== null) {
    addObject(hash, value);
  } else {
    hash.addText(String(value));
  }
}

function addObject(hash: StreamHash, value: object): void {
  const fields: Readonly<Record<string, unknown>> = { ...value };
  for (const key in fields) {
    if (key === 'n' || key === 'at') continue;
    // The kind of a node settles its fields, so two letters tell the optional ones apart.
    hash.addNumber((key.charCodeAt(0) << 8) | key.charCodeAt(1));
    addValue(hash, fields[key]);
  }
  hash.addNumber(3);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
