import { type Ipynb, pythonCells } from '../notebooks/ipynb';
import { splitPercentCells } from '../notebooks/percentCells';
import { topLevelBlocks } from '../notebooks/topLevelBlocks';
import type { DocumentCell } from './loweredCells';
import type { CellIdentity } from './cellIdentity';

/** The Python cells of a notebook file, named by their place in it. */
export function notebookCells(notebook: Ipynb): readonly DocumentCell[] {
  return pythonCells(notebook).map(({ index, text }) => ({
    uid: `n${index}`,
    text,
    index,
    line: 0,
  }));
}

/**
 * The code cells of a Python file, with or without `# %%`, long ones in parts; `identity` keeps their
 * names over edits.
 */
export function fileCells(text: string, identity: CellIdentity): readonly DocumentCell[] {
  const parts = splitPercentCells(text)
    .filter(({ kind }) => kind === 'code')
    .flatMap((cell) =>
      topLevelBlocks(cell.text).map((block, index) => ({
        text: block.text,
        line: cell.startLine + block.line,
        continues: index > 0,
      })),
    );
  const uids = identity.assign(parts.map((part) => part.text));
  return parts.flatMap((part, index) => {
    const uid = uids[index];
    return uid === undefined ? [] : [{ uid, index: null, ...part }];
  });
}
