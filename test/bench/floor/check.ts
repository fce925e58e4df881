/** node check.cjs NOTEBOOK: reads a notebook file, parses and lowers its cells, and says how many. */
import { readFileSync } from 'node:fs';
import { notebookCells } from '../../../language-server/src/engine/documentCells';
import { LoweredCells } from '../../../language-server/src/engine/loweredCells';
import { parseIpynb } from '../../../language-server/src/notebooks/ipynb';

const lowered = new LoweredCells();
lowered.take(notebookCells(parseIpynb(readFileSync(process.argv[2] ?? '', 'utf8'))));
console.log(`${lowered.cells.length} cells`);
