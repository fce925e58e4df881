import { type Ipynb, pythonCells } from '../notebooks/ipynb';
import { splitPercentCells } from '../notebooks/percentCells';
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

/** The code cells of a Python file, with or without `# %%`; `identity` keeps their names over edits. */
export function fileCells(text: string, identity: CellIdentity): readonly DocumentCell[] {
  const cells = splitPercentCells(text).filter(({ kind }) => kind === 'code');
  const uids = identity.assign(cells.map((cell) => cell.text));
  return cells.flatMap(({ text: body, startLine }, index) => {
    const uid = uids[index];
    return uid === undefined ? [] : [{ uid, text: body, index: null, line: startLine }];
  });
}
