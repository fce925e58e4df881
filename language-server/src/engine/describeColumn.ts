import type { Explanation } from '../../../protocol/src/explanation';
import type { Definition } from '../../../protocol/src/records/definition';
import type { Term } from '../analysis/facts';
import type { Knowledge } from '../rules/knowledge';
import { resolveColumn } from '../rules/resolveColumn';
import { type DocumentPlace, explain } from './explain';
import type { Place } from './placedFinding';
import type { Workspace } from './workspace';

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
}

/** Describes the column that the code names at a place; undefined where it names none. */
export function describeColumn(
  workspace: Workspace,
  { document, at }: DocumentPlace,
): ColumnDescription | undefined {
  const found = document.mentionAt(at.uid, at.position);
  if (!found) return undefined;
  const { mention, place } = found;
  const sources = mention.terms.map((term) => describeSource(workspace.context.knowledge, term));
  const { explanation } = explain(workspace, { document, at });
  return { name: mention.name, place, sources: unique(sources), explanation };
}

function describeSource(knowledge: Knowledge, term: Term): SourceDescription {
  const { name, definitions } = resolveColumn(term.source, knowledge);
  return { name, term, definitions };
}

function unique(sources: readonly SourceDescription[]): readonly SourceDescription[] {
  return [...new Map(sources.map((one) => [`${one.name}|${String(one.term.lag)}`, one])).values()];
}
