import type { Position } from '../../../protocol/src/finding';
import type { DocumentPlace } from '../engine/explain';
import { readDocument } from '../engine/readDocument';
import type { Workspace } from '../engine/workspace';
import type { OptionSpec } from './command';
import { namedPath } from './openWorkspace';
import { UsageError } from './usageError';

/** The option of all commands that ask about a place in code. */
export const atOption: OptionSpec = {
  name: 'at',
  value: 'FILE:CELL:LINE:CHARACTER',
  help: 'a place, counted from 0, "-" as CELL outside notebooks; or a place as check prints it',
};

interface WrittenPlace {
  readonly file: string;
  /** Null outside notebooks. */
  readonly cell: number | null;
  readonly position: Position;
}

/** Counted from 0, as in the JSON. */
const exact = /^(?<file>.+):(?<cell>-|\d+):(?<line>\d+):(?<character>\d+)$/;
/** As the text report prints it: lines and characters from 1, the cell in brackets or absent. */
const printed = /^(?<file>.+?)(?::cell\[(?<cell>\d+)\])?:(?<line>\d+):(?<character>\d+)$/;

/** Reads `--at` and the document that it names. What cannot be followed throws a `UsageError`. */
export function readPlace(
  written: string,
  { workspace, cwd }: { workspace: Workspace; cwd: string },
): DocumentPlace {
  const { file, cell, position } = parsePlace(written);
  const path = workspace.relative(namedPath(file, { cwd, root: workspace.root }));
  const { document, problem } = readDocument(workspace, path);
  if (!document) throw new UsageError(`--at: ${path} ${problem?.message ?? 'cannot be read.'}`);
  const found = document.documentCells.findLast(({ index, line }) =>
    cell === null ? index === null && line <= position.line : index === cell,
  );
  if (!found) throw new UsageError(`--at: ${wrongCell(path, cell)}`);
  const { uid, line } = found;
  return { document, at: { uid, position: { ...position, line: position.line - line } } };
}

function parsePlace(written: string): WrittenPlace {
  const asJson = exact.exec(written)?.groups;
  const groups = asJson ?? printed.exec(written)?.groups;
  if (!groups) {
    throw new UsageError(`--at ${written} is no place: write ${atOption.value ?? ''}.`);
  }
  const { file = '', cell } = groups;
  const first = asJson ? 0 : 1;
  return {
    file,
    cell: cell === undefined || cell === '-' ? null : Number(cell),
    position: {
      line: Math.max(0, Number(groups['line']) - first),
      character: Math.max(0, Number(groups['character']) - first),
    },
  };
}

function wrongCell(path: string, cell: number | null): string {
  return cell === null
    ? `${path} is a notebook or has no code there: name the cell, ${path}:CELL:LINE:CHARACTER.`
    : `${path} has no code cell ${cell}: cells count from 0, Markdown included; "-" outside notebooks.`;
}
