import * as z from 'zod';
import { nearestName } from '../../../../protocol/src/nearestName';
import type { Problem } from '../../../../protocol/src/records/source';
import { isRecord } from '../normalise/parameters';
import type { YamlDocument } from './yamlDocument';

export type RecordOutcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

type Issue = z.core.$ZodIssue;
type IssuePath = readonly PropertyKey[];

/**
 * Checks a workspace file against its schema. What does not fit is one problem that names the line,
 * the key and, for an unknown key, the nearest known one; then nothing of the file is used.
 */
export function parseRecord<T>(schema: z.ZodType<T>, document: YamlDocument): RecordOutcome<T> {
  const parsed = schema.safeParse(document.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issues = parsed.error.issues.flatMap((issue) => innermost(issue, []));
  const unknown = issues.filter(({ issue }) => issue.code === 'unrecognized_keys');
  const [first] = unknown.length > 0 ? unknown : issues;
  const message = first === undefined ? 'does not fit.' : describe(first, { schema, document });
  return { ok: false, problem: { file: document.path, message } };
}

interface PlacedIssue {
  readonly issue: Issue;
  readonly path: IssuePath;
}

/** The issues inside a union: those of the branch that the value comes nearest to. */
function innermost(issue: Issue, base: IssuePath): PlacedIssue[] {
  const path = [...base, ...issue.path];
  if (issue.code !== 'invalid_union') return [{ issue, path }];
  const branches = issue.errors.map((branch) => branch.flatMap((one) => innermost(one, path)));
  const isNear = (branch: readonly PlacedIssue[]): boolean =>
    branch.some((one) => one.path.length > path.length || one.issue.code === 'unrecognized_keys');
  return branches.find(isNear) ?? branches[0] ?? [];
}

interface Context {
  readonly schema: z.ZodType;
  readonly document: YamlDocument;
}

function describe({ issue, path }: PlacedIssue, { schema, document }: Context): string {
  const inside = path.filter((key) => typeof key !== 'symbol');
  const place = `line ${lineOf(issue, inside, document) + 1}`;
  const name = inside.filter((key) => typeof key === 'string').at(-1);
  const subject = name === undefined ? 'the file' : `"${name}"`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${place}: ${unknownKeys(issue.keys, knownKeys(schema, inside))}`;
    case 'invalid_type':
      return valueAt(document.value, inside) === undefined
        ? `${place}: ${subject} is missing; add it.`
        : `${place}: ${subject} must be ${article(issue.expected)}.`;
    case 'invalid_value':
      return `${place}: ${subject} must be ${issue.values
        .map(String)
        .join(', ')
        .replace(/, ([^,]*)$/, ' or $1')}.`;
    default:
      return `${place}: ${subject} is not right: ${issue.message}.`;
  }
}

function lineOf(issue: Issue, path: readonly (string | number)[], document: YamlDocument): number {
  const [key] = issue.code === 'unrecognized_keys' ? issue.keys : [];
  return document.lineOf(key === undefined ? path : [...path, key]);
}

function unknownKeys(keys: readonly string[], known: readonly string[]): string {
  const named = keys.map((key) => {
    const near = nearestName(key, known);
    return near === undefined ? `"${key}"` : `"${key}" (did you mean "${near}"?)`;
  });
  const keyOrKeys = keys.length === 1 ? 'key' : 'keys';
  const allowed = known.length > 0 ? `; known here: ${known.join(', ')}` : '';
  return `unknown ${keyOrKeys} ${named.join(', ')}${allowed}. The file is not used until this is corrected.`;
}

/** The keys that the schema allows at a place. */
function knownKeys(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  let nodes: unknown[] = [z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })];
  for (const key of path)
    nodes = nodes.flatMap(alternatives).flatMap((node) => stepInto(node, key));
  const keys = nodes.flatMap(alternatives).flatMap((node) => {
    const properties = isRecord(node) ? node['properties'] : undefined;
    return isRecord(properties) ? Object.keys(properties) : [];
  });
  return [...new Set(keys)];
}

function alternatives(node: unknown): unknown[] {
  if (!isRecord(node) || !Array.isArray(node['anyOf'])) return [node];
  return node['anyOf'].flatMap(alternatives);
}

function stepInto(node: unknown, key: string | number): unknown[] {
  if (!isRecord(node)) return [];
  if (typeof key === 'number') return [node['items']];
  const properties = node['properties'];
  return [isRecord(properties) ? properties[key] : node['additionalProperties']];
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner) && typeof key === 'number') return inner[key];
    return isRecord(inner) ? inner[key] : undefined;
  }, value);
}

function article(expected: string): string {
  if (expected === 'array') return 'a list';
  if (expected === 'object' || expected === 'record') return 'a map of keys';
  return /^[aeio]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}
