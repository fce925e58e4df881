import { readFileSync } from 'node:fs';
import { documentCells } from './documentText';

/** The fixture workspace about loans: a notebook with one finding of each kind, and its script twin. */
export const loans = {
  folder: 'test/fixtures/loans',
  notebook: 'notebooks/train.ipynb',
  script: 'scripts/train.py',
};

/** Code cells of the notebook by what they do, as indexes among the code cells. */
export const loansCell = { load: 0, features: 1, scale: 2, split: 3, train: 4 };

/** The texts of the code cells, as an editor sends them: without the Markdown cell. */
export function loansTexts(): readonly string[] {
  const path = `${loans.folder}/${loans.notebook}`;
  const [, ...code] = documentCells(path, readFileSync(path, 'utf8'));
  return code.map(({ text }) => text);
}
