import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { CellIdentity } from '../../../language-server/src/engine/cellIdentity';

describe('names of cells in a plain text', () => {
  const start = ['a = 1', 'b = 2', 'c = 3'];

  const cases: readonly {
    name: string;
    after: readonly string[];
    /** For each cell after the edit, the index of the cell before it that it still is. */
    kept: readonly (number | undefined)[];
  }[] = [
    { name: 'stay when a cell is edited', after: ['a = 1', 'b = 9', 'c = 3'], kept: [0, 1, 2] },
    {
      name: 'stay around a new cell',
      after: ['a = 1', 'x = 0', 'b = 2', 'c = 3'],
      kept: [0, undefined, 1, 2],
    },
    { name: 'stay around a deleted cell', after: ['a = 1', 'c = 3'], kept: [0, 2] },
    { name: 'move with the cell', after: ['c = 3', 'a = 1', 'b = 2'], kept: [2, 0, 1] },
    {
      name: 'stay when one cell moves and another is edited',
      after: ['b = 2', 'a = 7', 'c = 3'],
      kept: [1, 0, 2],
    },
  ];

  for (const { name, after, kept } of cases) {
    it(name, () => {
      const identity = new CellIdentity();
      const before = identity.assign(start);
      const names = identity.assign(after);
      deepEqual(
        names.map((one) => (before.includes(one) ? before.indexOf(one) : undefined)),
        kept,
      );
      equal(new Set(names).size, names.length);
    });
  }

  it('are never given twice', () => {
    const identity = new CellIdentity();
    const [first] = identity.assign(['a']);
    identity.assign([]);
    notEqual(identity.assign(['a'])[0], first);
  });
});
