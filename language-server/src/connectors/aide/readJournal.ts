import * as z from 'zod';
import type { Attempt } from '../../../../protocol/src/records/attempt';
import type { ReadResult, SourceInputs } from '../connector';
import { readJson } from '../json/readJson';
import { directionOf, splitMetricName } from '../normalise/metricName';
import { isRecord } from '../normalise/parameters';
import { attemptOfRun, instantOfSeconds } from '../normalise/trackedRun';
import { withoutUndefined } from '../normalise/withoutUndefined';
import { cleanLine } from '../untrustedText';

const maxNodes = 20_000;
/** The figure's name where no analysis says what was measured. */
const unnamedMetric = 'metric';

const text = z.string().nullish().catch(undefined);
const nodeSchema = z.object({
  id: z.string().min(1),
  plan: text,
  analysis: text,
  ctime: z.number().nullish().catch(undefined),
  exc_type: text,
  parent: text,
  is_buggy: z.boolean().nullish().catch(undefined),
  metric: z
    .object({
      value: z.number().nullish().catch(undefined),
      maximize: z.boolean().nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
});
type JournalNode = z.infer<typeof nodeSchema>;

/**
 * The attempts of one journal, one a node. What ran into an error failed; the others have no outcome,
 * but stand beside the figure of the node that they were made from.
 */
export function readJournal(
  path: string,
  { files }: SourceInputs,
  { experiment }: { experiment: string | undefined },
): ReadResult {
  const bytes = files.get(path);
  if (bytes === undefined) return {};
  const outcome = readJson(path, bytes);
  if (!outcome.ok) return { problems: [outcome.problem] };
  const { value } = outcome;
  const listed = nodesIn(value);
  if (listed === undefined) return { recognised: false };
  const nodes = listed.slice(0, maxNodes).flatMap((node) => {
    const parsed = nodeSchema.safeParse(node);
    return parsed.success ? [parsed.data] : [];
  });
  const parents = parentsIn(value, nodes);
  const metric = metricIn(nodes);
  const attempts = nodes.map((node) =>
    attemptOf(node, { path, experiment, metric, parent: parents.get(node.id) }),
  );
  const lost = listed.length - nodes.length;
  const message = `has ${lost} of ${listed.length} nodes without an id or past the limit of ${maxNodes}; the others are read.`;
  return { attempts, problems: lost === 0 ? [] : [{ file: path, message }] };
}

/** Other tools keep a `journal.json` too; AIDE's nodes say whether they are buggy. */
function nodesIn(journal: unknown): readonly unknown[] | undefined {
  const nodes: unknown = isRecord(journal) ? journal['nodes'] : undefined;
  if (!isRecord(journal) || !Array.isArray(nodes)) return undefined;
  const listed: readonly unknown[] = nodes;
  const [first] = listed;
  const isOurs = 'node2parent' in journal || (isRecord(first) && 'is_buggy' in first);
  return isOurs ? listed : undefined;
}

function parentsIn(
  journal: unknown,
  nodes: readonly JournalNode[],
): ReadonlyMap<string, JournalNode> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const above = isRecord(journal) && isRecord(journal['node2parent']) ? journal['node2parent'] : {};
  const links = nodes.flatMap(({ id, parent }) => {
    const name = Object.hasOwn(above, id) ? above[id] : parent;
    const node = typeof name === 'string' ? byId.get(name) : undefined;
    return node === undefined ? [] : [[id, node] as const];
  });
  return new Map(links);
}

/** The journal keeps figures without a name, but an analysis may say "WAPE 0.142" of one of them. */
function metricIn(nodes: readonly JournalNode[]): string {
  for (const { analysis, metric } of nodes) {
    const value = metric?.value;
    if (typeof value !== 'number' || typeof analysis !== 'string') continue;
    for (const [, name = '', figure] of analysis.matchAll(namedFigure)) {
      if (Number(figure) === value && directionOf(name) !== undefined) {
        return splitMetricName(name.toLowerCase()).metric;
      }
    }
  }
  return unnamedMetric;
}

const namedFigure = /\b([A-Za-z][\w/-]{0,40})\s{0,3}(?:is|of|was|=|:)?\s{0,3}(\d+(?:\.\d+)?)/g;

interface NodeContext {
  readonly path: string;
  readonly experiment: string | undefined;
  readonly metric: string;
  readonly parent: JournalNode | undefined;
}

function attemptOf(node: JournalNode, { path, experiment, metric, parent }: NodeContext): Attempt {
  const isBuggy = node.is_buggy === true;
  const error = node.exc_type ?? undefined;
  const value = figureOf(node);
  const baseline = parent && figureOf(parent);
  return attemptOfRun(
    {
      id: `aide:${node.id}`,
      name: firstLine(node.plan ?? ''),
      date: instantOfSeconds(node.ctime),
      experiment,
      settings: new Map(),
      metrics: new Map(),
      observations: value === undefined ? [] : [withoutUndefined({ metric, baseline, value })],
      status: isBuggy ? 'failed' : 'finished',
      failure: isBuggy ? error : undefined,
      note: node.analysis ?? undefined,
      objective: objectiveOf(node, metric),
      verdict: isBuggy ? { outcome: 'failed', outcomeEvidence: buggy(error) } : undefined,
    },
    { system: 'aide', path },
  );
}

function objectiveOf({ metric }: JournalNode, name: string): Attempt['objective'] {
  const maximize = metric?.maximize;
  return {
    ...(name !== unnamedMetric && { metric: name }),
    ...(typeof maximize === 'boolean' && { direction: maximize ? 'max' : 'min' }),
  };
}

/** What a node that ran into an error measured says nothing. */
function figureOf({ is_buggy: isBuggy, metric }: JournalNode): number | undefined {
  return isBuggy === true ? undefined : (metric?.value ?? undefined);
}

function buggy(error: string | undefined): string {
  return error === undefined ? 'marked as buggy in the journal' : `ended with ${cleanLine(error)}`;
}

/** What a plan is about: its first sentence, at most a line long. */
function firstLine(plan: string): string {
  const [line = ''] = plan.trim().split('\n');
  return /^.{8,160}?[.!?](?=\s|$)/su.exec(line)?.[0] ?? line.slice(0, 160);
}
