/** A broken file that nests deeper is given up: no notebook does, and the reader recurses. */
const maxDepth = 200;

/** A value with what had to be mended to read it. */
export interface LooseJson {
  readonly value: unknown;
  readonly mended: 'nothing' | 'notation' | 'end';
}

/**
 * Reads JSON as `JSON.parse` does and, where that fails, mends what tools are known to leave
 * behind: `NaN` and `Infinity`, a comma too many, and a text cut off in the middle, which gives
 * what came before the cut. Undefined when the text is not JSON at all. Never throws.
 */
export function readLooseJson(text: string): LooseJson | undefined {
  try {
    return { value: JSON.parse(text), mended: 'nothing' };
  } catch {
    return new LooseReader(text).read();
  }
}

const blank = /[\s\uFEFF]*/y;
const number = /-?(?:\d+(?:\.\d*)?(?:[eE][+-]?\d*)?|Infinity)|NaN/y;
const word = /true|false|null/y;
const stringRun = /[^"\\]*/y;

class LooseReader {
  private readonly text: string;
  private at = 0;
  private isCut = false;
  private isBroken = false;

  constructor(text: string) {
    this.text = text;
  }

  read(): LooseJson | undefined {
    this.skipBlank();
    if (!/[[{]/.test(this.text.charAt(this.at))) return undefined;
    const value = this.value(0);
    this.skipBlank();
    const isWhole = this.isCut || this.at === this.text.length;
    return this.isBroken || !isWhole
      ? undefined
      : { value, mended: this.isCut ? 'end' : 'notation' };
  }

  private value(depth: number): unknown {
    this.skipBlank();
    const char = this.text.charAt(this.at);
    if (char === '{') return this.object(depth);
    if (char === '[') return this.array(depth);
    if (char === '"') return this.string();
    return this.scalar();
  }

  private object(depth: number): unknown {
    if (depth > maxDepth) return this.give(null);
    const entries: [string, unknown][] = [];
    this.at += 1;
    while (this.goesOn('}')) {
      if (this.text.charAt(this.at) !== '"') return this.give(null);
      const key = this.string();
      this.skipBlank();
      if (this.text.charAt(this.at) !== ':') return this.give(Object.fromEntries(entries));
      this.at += 1;
      const value = this.value(depth + 1);
      if (value !== undefined) entries.push([key, value]);
    }
    return Object.fromEntries(entries);
  }

  private array(depth: number): unknown {
    if (depth > maxDepth) return this.give(null);
    const items: unknown[] = [];
    this.at += 1;
    while (this.goesOn(']')) {
      const value = this.value(depth + 1);
      if (value !== undefined) items.push(value);
    }
    return items;
  }

  /** Steps over commas; false after the closing bracket, and where nothing more can be read. */
  private goesOn(closing: string): boolean {
    for (;;) {
      this.skipBlank();
      const char = this.text.charAt(this.at);
      if (char === '') this.isCut = true;
      if (char === '' || this.isBroken) return false;
      if (char === closing) this.at += 1;
      if (char === closing) return false;
      if (char !== ',') return true;
      this.at += 1;
    }
  }

  private string(): string {
    const start = this.at;
    this.at += 1;
    for (;;) {
      this.match(stringRun);
      const char = this.text.charAt(this.at);
      if (char === '') return this.cutString(start);
      this.at += char === '"' ? 1 : 2;
      if (char === '"') return parsedString(this.text.slice(start, this.at));
    }
  }

  private cutString(start: number): string {
    this.isCut = true;
    this.at = this.text.length;
    // An escape sequence may be cut in two.
    const whole = this.text.slice(start).replace(/\\(?:u[0-9a-fA-F]{0,3})?$/, '');
    return parsedString(`${whole}"`);
  }

  private scalar(): unknown {
    const literal = this.match(word);
    if (literal !== undefined) return literal === 'null' ? null : literal === 'true';
    const digits = this.match(number);
    if (digits !== undefined) return Number(digits);
    // The start of a word, as in `fal`, is what a cut leaves.
    if (/^[a-zA-Z-]{1,8}$/.test(this.text.slice(this.at, this.at + 9))) this.at = this.text.length;
    this.give(null);
    return undefined;
  }

  /** Stops reading: at the end of the text it was cut off, elsewhere it is not to be mended. */
  private give<T>(value: T): T {
    if (this.at >= this.text.length) this.isCut = true;
    else this.isBroken = true;
    return value;
  }

  private skipBlank(): void {
    this.match(blank);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }
}

function parsedString(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    // Line breaks inside a string are not JSON, but plain to read.
    return literal.slice(1, -1);
  }
}
