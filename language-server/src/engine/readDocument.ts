import { basename, dirname } from 'node:path';
import type { Problem } from '../../../protocol/src/records/source';
import { isInside, readTextFile, type TextOutcome } from '../files/readFile';
import { parseIpynb } from '../notebooks/ipynb';
import { AnalysedDocument } from './analysedDocument';
import { CellIdentity } from './cellIdentity';
import { fileCells, notebookCells } from './documentCells';
import type { DocumentCell } from './loweredCells';
import type { Workspace } from './workspace';

/** A document read from disk, in full or in part; the problem says what is missing. */
export interface ReadDocument {
  readonly document?: AnalysedDocument;
  readonly problem?: Problem;
  /** Whether nothing of it could be read. */
  readonly isUnread: boolean;
}

/** Reads and analyses a notebook or a Python file by its workspace path. Never throws. */
export function readDocument(workspace: Workspace, file: string): ReadDocument {
  const outcome = readSource(workspace, file);
  if (!outcome.ok) return { problem: outcome.problem, isUnread: true };
  const { cells, problem = outcome.problem } = cellsOf(file, outcome.text);
  try {
    const document = new AnalysedDocument(file);
    document.update(cells, workspace.context);
    const isUnread = problem !== undefined && cells.every((cell) => cell.text.trim() === '');
    return { document, isUnread, ...(problem && { problem }) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `was not analysed (${reason}); please report this.`;
    return { problem: { file, message }, isUnread: true };
  }
}

/** A file that was named by hand may lie outside the workspace; links are never followed. */
function readSource(workspace: Workspace, file: string): TextOutcome {
  const path = workspace.resolve(file);
  if (isInside(workspace.root, path)) return readTextFile(workspace.root, file);
  const outcome = readTextFile(dirname(path), basename(path));
  if (outcome.ok || outcome.problem.file === file) return outcome;
  return { ...outcome, problem: { file, message: outcome.problem.message } };
}

function cellsOf(
  file: string,
  text: string,
): { cells: readonly DocumentCell[]; problem?: Problem } {
  if (!/\.ipynb$/i.test(file)) return { cells: fileCells(text, new CellIdentity()) };
  const notebook = parseIpynb(text);
  const [message] = notebook.problems;
  const cells = notebookCells(notebook);
  return message === undefined ? { cells } : { cells, problem: { file, message } };
}
