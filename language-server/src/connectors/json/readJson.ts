import type { Problem } from '../../../../protocol/src/records/source';
import { decodeText } from '../../files/decodeText';

export type JsonOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem };

/** The values of a file of JSON lines, and what is wrong with the others. */
export interface JsonLines {
  readonly values: readonly unknown[];
  readonly problems: readonly Problem[];
}

const maxBytes = 32 * 1024 * 1024;
const maxDepth = 200;

/**
 * Parses a JSON file as Python writes it: `NaN` and infinities are read as null. What is cut, too
 * large or nested too deeply is one problem. Never throws.
 */
export function readJson(path: string, bytes: Uint8Array): JsonOutcome {
  const fail = (message: string): JsonOutcome => ({ ok: false, problem: { file: path, message } });
  if (bytes.length > maxBytes) return fail(tooLarge);
  const { text, fault } = decodeText(bytes);
  if (fault !== undefined) return fail(fault);
  if (text.trim() === '') return fail('is empty: it was cut while being written; write it again.');
  if (isTooDeep(text)) return fail('is nested too deeply to be read; flatten it.');
  const value = parse(text);
  return value === undefined
    ? fail('is not valid JSON: it was cut or changed by hand; restore the file.')
    : { ok: true, value };
}

/** Parses one JSON value a line. All lines that are not JSON are one problem. Never throws. */
export function readJsonLines(path: string, bytes: Uint8Array): JsonLines {
  if (bytes.length > maxBytes) {
    return { values: [], problems: [{ file: path, message: tooLarge }] };
  }
  const { text, fault } = decodeText(bytes);
  const values: unknown[] = [];
  const broken: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const value = isTooDeep(line) ? undefined : parse(line);
    if (value === undefined) broken.push(index + 1);
    else values.push(value);
  }
  const message = fault ?? (broken.length > 0 ? brokenLines(broken) : undefined);
  return { values, problems: message === undefined ? [] : [{ file: path, message }] };
}

const tooLarge = 'is larger than 32 MB, which is too much for JSON; split it.';

function brokenLines([first = 0, ...others]: readonly number[]): string {
  const which =
    others.length === 0 ? `line ${first} is` : `${others.length + 1} lines from ${first} on are`;
  return `${which} not valid JSON, cut or still being written; the other lines are read.`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseWithoutNumbersOfPython(text);
  }
}

function parseWithoutNumbersOfPython(text: string): unknown {
  const plain = text.replace(/"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g, (token) =>
    token.startsWith('"') ? token : 'null',
  );
  try {
    return plain === text ? undefined : JSON.parse(plain);
  } catch {
    return undefined;
  }
}

/** Counts brackets also in texts, which only makes the limit reached sooner. */
function isTooDeep(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === openBracket || code === openBrace) open += 1;
    else if (code === closeBracket || code === closeBrace) open = Math.max(0, open - 1);
    if (open > maxDepth) return true;
  }
  return false;
}

const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];
