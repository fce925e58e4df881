import type { Explanation } from '../../../protocol/src/explanation';
import type { Position } from '../../../protocol/src/finding';
import type { FitEvent, MentionEvent } from '../analysis/facts';
import { explain as explainFromMemory, type ExplainQuestion } from '../memory/explain';
import type { Knowledge } from '../rules/knowledge';
import { resolveColumn } from '../rules/resolveColumn';
import type { AnalysedDocument } from './analysedDocument';
import { covers } from './place';
import { UserError } from './userError';
import type { Workspace } from './workspace';

/** A place in an analysed document. */
export interface DocumentPlace {
  readonly document: AnalysedDocument;
  readonly at: { readonly uid: string; readonly position: Position };
}

/** What is asked: a column by name, a free text, or what stands at a place in code. */
export type Question = { readonly column: string } | { readonly text: string } | DocumentPlace;

export interface Answer {
  /** What was asked, in the words of the records. */
  readonly title: string;
  readonly explanation: Explanation;
}

/**
 * Past attempts, oldest to newest, only the newest where `limit` says how many. A place without a
 * column or a finding is a `UserError`.
 */
export function explain(
  workspace: Workspace,
  question: Question,
  options: { readonly limit?: number } = {},
): Answer {
  const { title, asked } = ask(workspace, question);
  const today = new Date().toISOString().slice(0, 10);
  const { view } = workspace.memory;
  return { title, explanation: explainFromMemory(view, asked, { ...options, today }) };
}

function ask(
  { context }: Workspace,
  question: Question,
): { readonly title: string; readonly asked: ExplainQuestion } {
  if ('column' in question)
    return { title: question.column, asked: { columns: [question.column] } };
  if ('text' in question) return { title: question.text, asked: { text: question.text } };
  const { document, at } = question;
  const found = document.mentionAt(at.uid, at.position);
  if (found) {
    const columns = columnsOf(found.mention, context.knowledge);
    return { title: columns.join(', '), asked: { columns } };
  }
  const target = targetAt({ document, at }, context.knowledge);
  if (target !== undefined) return { title: `models of ${target}`, asked: { target } };
  throw new UserError('No column is named at this place: put the cursor on the name of one.');
}

/** What the training call at a place predicts; at any other finding, what the objective predicts. */
function targetAt({ document, at }: DocumentPlace, knowledge: Knowledge): string | undefined {
  const training = document.fits(at.uid).find(({ place }) => covers(place.range, at.position));
  if (training) return targetOf(training.fit, knowledge);
  const { findings } = document.verdict(at.uid);
  if (!findings.some(({ place }) => covers(place.range, at.position))) return undefined;
  const objective = knowledge.objectiveFor(document.file, document.objectiveName)?.objective;
  return objective?.target.column;
}

/** The source columns of what is named, and its own name where it was made in the code. */
export function columnsOf({ name, terms }: MentionEvent, knowledge: Knowledge): readonly string[] {
  const sources = terms.map(({ source }) => resolveColumn(source, knowledge));
  const isDerived = sources.every(({ column }) => column !== name);
  return [...new Set([...sources.map((source) => source.name), ...(isDerived ? [name] : [])])];
}

/** The source column that the label of a training call is made from, where one is known. */
export function targetOf({ label }: FitEvent, knowledge: Knowledge): string | undefined {
  const [term] = label?.terms ?? [];
  return term ? resolveColumn(term.source, knowledge).name : label?.name;
}
