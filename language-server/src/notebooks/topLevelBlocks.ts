import { scanString } from '../python/scanString';

/** A run of whole top-level statements. */
export interface TextBlock {
  readonly text: string;
  /** 0-based line of the cell at which the block starts. */
  readonly line: number;
}

/** Shorter texts cost nothing worth saving. */
const worthSplitting = 4_000;

/**
 * Cuts a long text into runs of whole top-level statements, so that an edit costs as much as the
 * run around it. Where to cut follows from the text nearby alone: an edit moves no other cut. A
 * comment stays with what follows it.
 */
export function topLevelBlocks(text: string): readonly TextBlock[] {
  if (text.length < worthSplitting) return [{ text, line: 0 }];
  const cuts = findCuts(text);
  return [{ offset: 0, line: 0 }, ...cuts].map(({ offset, line }, index) => ({
    text: text.slice(offset, cuts[index]?.offset),
    line,
  }));
}

interface Cut {
  readonly offset: number;
  readonly line: number;
}

/** Begins a statement, a decorator or a comment, and is no later part of a compound statement. */
const opening = /(?!(?:elif|else|except|finally)\b)[\p{L}_@#]/uy;
const blank = /[ \t\f]*(?:\r\n|\r|\n)/y;
const unremarkable = /[^'"#()[\]{}\r\n\\]+/y;

function findCuts(text: string): readonly Cut[] {
  const scanner = new Scanner(text);
  const cuts: Cut[] = [];
  let afterBlank = false;
  let afterComment = false;
  while (!scanner.isDone) {
    const { at: offset, line } = scanner;
    if (scanner.takes(blank)) {
      afterBlank = true;
      continue;
    }
    if (afterBlank && !afterComment && scanner.sees(opening)) cuts.push({ offset, line });
    afterBlank = false;
    afterComment = text[offset] === '#';
    scanner.skipLogicalLine();
  }
  return cuts;
}

/** Walks a text by logical lines: brackets, long strings and backslashes keep one going. */
class Scanner {
  at = 0;
  line = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get isDone(): boolean {
    return this.at >= this.text.length;
  }

  /** Whether the pattern fits here; a line that it covers is passed. */
  takes(pattern: RegExp): boolean {
    if (!this.sees(pattern)) return false;
    this.at = pattern.lastIndex;
    this.line += 1;
    return true;
  }

  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  skipLogicalLine(): void {
    for (let depth = 0; !this.isDone;) {
      unremarkable.lastIndex = this.at;
      if (unremarkable.test(this.text)) this.at = unremarkable.lastIndex;
      const char = this.text[this.at];
      if (char === undefined) return;
      if (char === '\n' || char === '\r') {
        this.passLineBreak();
        if (depth <= 0) return;
      } else if (char === '#') this.passComment();
      else if (char === '"' || char === "'") this.pass(scanString(this.text, this.at).to);
      else {
        if ('([{'.includes(char)) depth += 1;
        if (')]}'.includes(char)) depth -= 1;
        this.passCharacter(char);
      }
    }
  }

  private passCharacter(char: string): void {
    this.at += 1;
    const next = this.text[this.at];
    if (char === '\\' && (next === '\n' || next === '\r')) this.passLineBreak();
  }

  private passLineBreak(): void {
    this.at += this.text.startsWith('\r\n', this.at) ? 2 : 1;
    this.line += 1;
  }

  private passComment(): void {
    while (!this.isDone && !'\r\n'.includes(this.text.charAt(this.at))) this.at += 1;
  }

  private pass(end: number): void {
    this.line += this.text.slice(this.at, end).match(/\r\n|\r|\n/g)?.length ?? 0;
    this.at = end;
  }
}
