import type { CellIr } from './ir';
import { keepsBody, languageOf, readMagic } from './magics';
import { scanString } from './scanString';

/** A comment with its `#`. */
export interface Comment {
  readonly from: number;
  readonly to: number;
}

/** Text of a cell in which everything that only IPython understands gave way to plain Python. */
export interface MaskedCell {
  /** As long as the original, with the same line ends: offsets mean the same place in both. */
  readonly text: string;
  readonly comments: readonly Comment[];
  /** Starts of statements that stand in for a magic, so that a block does not become empty. */
  readonly fillers: ReadonlySet<number>;
  /** Line starts before which a bracket was left open: the text has to be parsed in parts there. */
  readonly breaks: readonly number[];
  /** Offsets at which statements, blank lines, comments and magics start, in ascending order. */
  readonly logicalLines: readonly number[];
  readonly foreign?: NonNullable<CellIr['foreign']>;
}

/** Masks magics, shell lines and help requests. Pure, never fails, keeps length and offsets. */
export function maskCell(text: string): MaskedCell {
  return new CellScanner(text).scan();
}

/** A line on which reading could begin anew, with the comments seen before it. */
interface Restart {
  readonly at: number;
  readonly comments: number;
}

/** Each break scans the rest of the text once more. */
const maxBreaks = 20;
const questionEnd = /\?+[ \t;]*(?=[\r\n]|$)/y;
const plainRun = /[^\n\r#?'"()[\]{}=\\]+/y;

/** Package managers that IPython runs without a `%`. */
const automagic =
  /(?:pip3?|conda|mamba)[ \t]+(?:install|uninstall|list|freeze|show|update|remove)\b/y;

class CellScanner {
  private readonly comments: Comment[] = [];
  private readonly fillers = new Set<number>();
  private readonly pieces: string[] = [];
  private readonly text: string;
  /** Everything before is copied or replaced. */
  private done = 0;
  private at = 0;
  private sawCode = false;
  private foreign: CellIr['foreign'];
  private readonly breaks: number[] = [];
  private readonly logicalLines: number[] = [];
  /** Brackets open where the scanner stands. */
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  scan(): MaskedCell {
    if (this.text.startsWith('\uFEFF')) this.at = 1;
    while (this.at < this.text.length) this.scanLogicalLine();
    this.pieces.push(this.text.slice(this.done));
    return {
      text: this.pieces.join(''),
      comments: this.comments,
      fillers: this.fillers,
      breaks: this.breaks,
      logicalLines: this.logicalLines,
      ...(this.foreign !== undefined && { foreign: this.foreign }),
    };
  }

  private scanLogicalLine(): void {
    const lineStart = this.at;
    this.logicalLines.push(lineStart);
    while (/[ \t\f]/.test(this.text.charAt(this.at))) this.at += 1;
    const start = this.at;
    const indented = start > lineStart;
    switch (this.text.charAt(start)) {
      case '%':
        if (this.text.startsWith('%%', start) && !this.sawCode) this.maskCellMagic(start);
        else this.maskMagic(start, indented);
        break;
      case '!':
      case '?':
        this.maskLine(start, indented);
        break;
      default:
        automagic.lastIndex = start;
        if (automagic.test(this.text)) this.maskLine(start, indented);
        else this.scanCode(start, indented);
    }
  }

  private maskCellMagic(start: number): void {
    const end = this.lineEnd(start);
    const { name, code } = readMagic(this.text, start, end);
    if (keepsBody(name)) {
      this.maskMagic(start, false);
      // A second `%%` may follow: IPython hands the body to the next magic.
      this.sawCode = code !== undefined;
      return;
    }
    const body = this.afterLineBreak(end);
    const isEmpty = this.text.slice(body).trim() === '';
    const offset = isEmpty ? start + 2 + name.length : body;
    this.foreign = { language: languageOf(name), text: this.text.slice(offset), offset };
    this.replace(start, this.text.length, '');
    this.at = this.text.length;
  }

  private maskMagic(start: number, indented: boolean): void {
    const { code } = readMagic(this.text, start, this.lineEnd(start));
    if (code === undefined) {
      this.maskLine(start, indented);
      return;
    }
    // The statement stays where it is; `0;` before it keeps its line from being indented.
    this.fillers.add(start);
    this.replace(start, code, '0;');
    this.scanCode(code, indented);
  }

  /** Masks to the end of a line that belongs to IPython; a backslash carries it on. */
  private maskLine(start: number, indented: boolean): void {
    let end = this.lineEnd(start);
    while (this.text.charAt(end - 1) === '\\' && end < this.text.length) {
      end = this.lineEnd(this.afterLineBreak(end));
    }
    if (indented) this.fillers.add(start);
    this.replace(start, end, indented ? '0' : '');
    this.at = this.afterLineBreak(end);
  }

  /** Walks Python up to the end of the logical line. */
  private scanCode(start: number, indented: boolean): void {
    let restart: Restart | undefined;
    this.depth = 0;
    this.at = start;
    while (this.skipPlain() < this.text.length) {
      const char = this.text.charAt(this.at);
      if (char === '\n' || char === '\r') {
        this.at = this.afterLineBreak(this.at);
        if (this.depth === 0) return;
        restart ??= this.restartHere();
      } else if (char === '?' && this.depth === 0 && this.isLastOnLine()) {
        this.maskLine(start, indented);
        return;
      } else {
        this.step(char);
      }
    }
    if (this.depth > 0 && restart !== undefined) this.startAnew(restart);
  }

  private skipPlain(): number {
    plainRun.lastIndex = this.at;
    if (plainRun.test(this.text)) {
      this.at = plainRun.lastIndex;
      this.sawCode = true;
    }
    return this.at;
  }

  private step(char: string): void {
    if (char === '#') {
      this.readComment();
      return;
    }
    this.sawCode = true;
    if (char === '"' || char === "'") this.readString();
    else if (char === '\\') this.at = this.afterLineBreak(this.at + 1);
    else if (char !== '=' || this.depth > 0 || !this.maskAssigned()) this.at += 1;
    if ('([{'.includes(char)) this.depth += 1;
    if (')]}'.includes(char)) this.depth = Math.max(0, this.depth - 1);
  }

  private restartHere(): Restart | undefined {
    const looksFresh = /[A-Za-z_@%!]/.test(this.text.charAt(this.at));
    return looksFresh ? { at: this.at, comments: this.comments.length } : undefined;
  }

  /** A bracket was never closed, as while typing: what follows is read as if it had been. */
  private startAnew({ at, comments }: Restart): void {
    if (this.breaks.length >= maxBreaks) return;
    this.breaks.push(at);
    this.comments.length = comments;
    this.at = at;
  }

  /** A field that is not closed would swallow what follows, so that its braces become text. */
  private readString(): void {
    const from = this.at;
    const { to, hasOpenField } = scanString(this.text, from);
    this.at = to;
    if (!hasOpenField) return;
    const inside = this.text.slice(from, this.at);
    for (const { index } of inside.matchAll(/[{}]/g)) {
      this.replace(from + index, from + index + 1, ' ');
    }
  }

  private readComment(): void {
    const to = this.lineEnd(this.at);
    this.comments.push({ from: this.at, to });
    this.at = to;
  }

  private isLastOnLine(): boolean {
    questionEnd.lastIndex = this.at;
    return questionEnd.test(this.text);
  }

  /** `x = !ls` and `x = %magic`: the value becomes a constant, or the code behind `%time`. */
  private maskAssigned(): boolean {
    if (/[=!<>:+\-*/%&|^@~]/.test(this.text.charAt(this.at - 1))) return false;
    let start = this.at + 1;
    while (/[ \t]/.test(this.text.charAt(start))) start += 1;
    const char = this.text.charAt(start);
    if (char !== '!' && char !== '%') return false;
    const end = this.lineEnd(start);
    const code = char === '%' ? readMagic(this.text, start, end).code : undefined;
    if (code === undefined) this.replace(start, end, end - start >= 3 ? '...' : '0');
    else this.replace(start, code, '');
    this.at = code ?? end;
    return true;
  }

  private replace(from: number, to: number, by: string): void {
    if (from < this.done) return;
    const blank = this.text.slice(from + by.length, to).replace(/[^\r\n]/g, ' ');
    this.pieces.push(this.text.slice(this.done, from), by, blank);
    this.done = Math.max(to, from + by.length);
  }

  private lineEnd(from: number): number {
    lineBreak.lastIndex = from;
    return lineBreak.exec(this.text)?.index ?? this.text.length;
  }

  /** The offset after the line break at `at`; `at` itself where there is none. */
  private afterLineBreak(at: number): number {
    if (this.text.startsWith('\r\n', at)) return at + 2;
    return /[\r\n]/.test(this.text.charAt(at)) ? at + 1 : at;
  }
}

const lineBreak = /[\r\n]/g;
