import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type YAMLError,
} from 'yaml';
import type { Problem } from '../../../../protocol/src/records/source';
import { decodeText } from '../../files/decodeText';

/** Keys and list positions from the top of a document to a value. */
export type YamlPath = readonly (string | number)[];

/** A parsed document that knows where its parts stand. */
export interface YamlDocument {
  /** The workspace path that it was read from. */
  readonly path: string;
  readonly value: unknown;
  /** 0-based line of the key or list item at `path`, or of the nearest part above it that exists. */
  readonly lineOf: (path: YamlPath) => number;
}

export type YamlOutcome =
  | { readonly ok: true; readonly document: YamlDocument }
  | { readonly ok: false; readonly problem: Problem };

export interface YamlOptions {
  /** Keep every scalar as the text it is: for files in which `1e234567` is a digest. */
  readonly plainText?: boolean;
}

/** Parsing takes about a second for this much, so more would hold up everything else. */
const maxBytes = 4 * 1024 * 1024;
const maxAliases = 100;
const maxOpenBrackets = 1000;
const tooDeep = 'is nested too deeply to be read; flatten it.';

/**
 * Parses one YAML document (JSON is YAML too). Unknown tags are ignored, merge keys are followed.
 * Invalid, too large, too deep or endlessly expanding input is one problem. Never throws.
 */
export function readYaml(path: string, bytes: Uint8Array, options: YamlOptions = {}): YamlOutcome {
  const fail = (message: string): YamlOutcome => ({ ok: false, problem: { file: path, message } });
  if (bytes.length > maxBytes) {
    return fail('is larger than 4 MB, which is too much for YAML; split it.');
  }
  const { text, fault } = decodeText(bytes);
  if (fault !== undefined) return fail(fault);
  if (isHostile(text)) return fail(tooDeep);
  try {
    const lines = new LineCounter();
    const document = parse(text, lines, options);
    const [error] = document.errors;
    if (error !== undefined) return fail(describe(error, lines));
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    return { ok: true, document: { path, value, lineOf: lineFinder(document, lines) } };
  } catch (error) {
    return fail(
      error instanceof ReferenceError
        ? 'expands its aliases too often to be read; write the values out.'
        : tooDeep,
    );
  }
}

/** The parser takes seconds to find out what a glance shows: brackets or dashes without end. */
function isHostile(text: string): boolean {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
    if (open > maxOpenBrackets) return true;
  }
  return /^[ \t]*(?:[-?][ \t]+){500}/m.test(text);
}

function parse(text: string, lineCounter: LineCounter, { plainText }: YamlOptions): Document {
  return parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    logLevel: 'error',
    merge: true,
    ...(plainText === true && { schema: 'failsafe' }),
  });
}

function describe({ code, message, pos }: YAMLError, lines: LineCounter): string {
  const at = `is not valid YAML: line ${lines.linePos(pos[0]).line}`;
  switch (code) {
    case 'TAB_AS_INDENT':
      return `${at} is indented with a tab; use spaces.`;
    case 'DUPLICATE_KEY':
      return `${at} repeats a key; remove one of the two.`;
    case 'RESOURCE_EXHAUSTION':
      return tooDeep;
    case 'MULTIPLE_DOCS':
      return `${at} starts a second document; keep one document in a file.`;
    default: {
      const [first = ''] = message.split('\n');
      return `${at}: ${first.replace(/[.:\s]+$/, '')}; correct it.`;
    }
  }
}

function lineFinder(document: Document, lines: LineCounter): (path: YamlPath) => number {
  return (path) => {
    let node: unknown = document.contents;
    let offset = startOf(node) ?? 0;
    for (const key of path) {
      const child = childOf(isAlias(node) ? node.resolve(document) : node, key);
      if (child === undefined) break;
      offset = child.offset ?? offset;
      node = child.node;
    }
    return Math.max(0, lines.linePos(offset).line - 1);
  };
}

function childOf(
  node: unknown,
  key: string | number,
): { node: unknown; offset: number | undefined } | undefined {
  if (isSeq(node) && typeof key === 'number') {
    const item = node.items[key];
    return item === undefined ? undefined : { node: item, offset: startOf(item) };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((one) => isPair(one) && keyText(one.key) === String(key));
  return pair && { node: pair.value, offset: startOf(pair.key) };
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : '';
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)
    ? node.range?.[0]
    : undefined;
}
