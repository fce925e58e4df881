import { deepEqual, equal, ok } from 'node:assert/strict';
import { AnalysedCells, analyseAfresh, type TextCell } from '../../support/analysedCells';
import { generateNotebook } from '../../support/generatedNotebook';

describe('a long session', () => {
  const notebook = generateNotebook(12);

  /** The notebook while another name is typed into a cell, and another cell is there for a while. */
  function typed(count: number): readonly TextCell[] {
    const cells: TextCell[] = [...notebook];
    const at = 2 + (count % 10);
    const { uid, text } = cells[at] ?? notebook[0] ?? { uid: '', text: '' };
    cells[at] = { uid, text: `${text}\nname_${count} = len(orders) + ${count}` };
    if (count % 3 === 0) cells.splice(at, 0, { uid: `new-${count}`, text: `y_${count} = orders` });
    return cells;
  }

  it('keeps no more after 10,000 edits than after 100', () => {
    const open = new AnalysedCells();
    const kept: number[] = [];
    for (let count = 0; count < 10_000; count += 1) {
      open.update(typed(count));
      // Cells have four runs at most, and only the names in the text are indexed.
      const { runsKept, keysKept } = open.analysis.stats;
      kept.push(keysKept);
      ok(runsKept <= 4 * 13, `${runsKept} runs after ${count} edits`);
    }
    ok(Math.max(...kept.slice(100)) <= Math.max(...kept.slice(0, 100)));
    deepEqual(open.results, analyseAfresh(typed(9_999)));
  });

  it('lets go of all that deleted cells left', () => {
    const open = new AnalysedCells();
    open.update(notebook);
    open.update([]);
    const { runsKept, keysKept } = open.analysis.stats;
    equal(runsKept + keysKept, 0);
    deepEqual(open.findings, []);
  });
});
