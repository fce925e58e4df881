import type { Explanation } from '../../../protocol/src/explanation';
import type { Definition } from '../../../protocol/src/records/definition';
import type { Term } from '../analysis/facts';
import type { Knowledge } from '../rules/knowledge';
import { resolveColumn } from '../rules/resolveColumn';
import { type DocumentPlace, explain } from './explain';
import type { Place } from './placedFinding';
import type { Workspace } from './workspace';

/** A description is for a glance; the timeline tells them all. */
const mostAttempts = 12;

/** Where a value comes from, and what is known of that column. */
export interface SourceDescription {
  /** `table.column`, or the bare column while several tables may hold it. */
  readonly name: string;
  readonly term: Term;
  readonly definitions: readonly Definition[];
}

/** What there is to say about the column under the cursor. */
export interface ColumnDescription {
  readonly name: string;
  readonly place: Place;
  readonly sources: readonly SourceDescription[];
  readonly explanation: Explanation;
  /** The source column that the attempts used, where they used none of this derived name. */
  readonly usedAs?: string;
}

/** Describes the column that the code names at a place; undefined where it names none. */
export function describeColumn(
  workspace: Workspace,
  { document, at }: DocumentPlace,
): ColumnDescription | undefined {
  const found = document.mentionAt(at.uid, at.position);
  if (!found) return undefined;
  const { mention, place } = found;
  const { name, terms } = mention;
  const { knowledge } = workspace.context;
  const sources = unique(terms.map((term) => describeSource(knowledge, term)));
  const { explanation } = explain(workspace, { document, at }, { limit: mostAttempts });
  const [only, another] = sources;
  const isDerived = only !== undefined && another === undefined && only.term.source.column !== name;
  const usedAs =
    isDerived && knowledge.attemptsTouching([name]).length === 0 ? only.name : undefined;
  return { name, place, sources, explanation, ...(usedAs !== undefined && { usedAs }) };
}

function describeSource(knowledge: Knowledge, term: Term): SourceDescription {
  const { name, definitions } = resolveColumn(term.source, knowledge);
  return { name, term, definitions };
}

function unique(sources: readonly SourceDescription[]): readonly SourceDescription[] {
  return [...new Map(sources.map((one) => [`${one.name}|${String(one.term.lag)}`, one])).values()];
}
