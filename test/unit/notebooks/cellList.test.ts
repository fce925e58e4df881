import { deepEqual, equal } from 'node:assert/strict';
import { CellList } from '../../../language-server/src/notebooks/cellList';

const code = 2;
const markdown = 1;

function cell(name: string, kind: 1 | 2 = code) {
  return { kind, document: `cell:${name}` };
}

function text(name: string, { body = name, languageId = 'python' } = {}) {
  return { uri: `cell:${name}`, languageId, version: 1, text: body };
}

function open(...names: string[]) {
  return new CellList(
    names.map((name) => cell(name)),
    names.map((name) => text(name)),
  );
}

function textsOf(cells: CellList) {
  return cells.codeCells().map((one) => one.getText());
}

describe('cells of an open notebook', () => {
  it('keep their order when one is moved, which opens and closes nothing', () => {
    const cells = open('a', 'b', 'c');
    cells.change({
      structure: { array: { start: 0, deleteCount: 2, cells: [cell('b'), cell('a')] } },
    });
    deepEqual(textsOf(cells), ['b', 'a', 'c']);
  });

  it('come and go', () => {
    const cells = open('a', 'b');
    cells.change({
      structure: {
        array: { start: 1, deleteCount: 1, cells: [cell('x')] },
        didOpen: [text('x')],
        didClose: [{ uri: 'cell:b' }],
      },
    });
    deepEqual(textsOf(cells), ['a', 'x']);
    equal(cells.has('cell:b'), false);
  });

  it('follow edits of their text', () => {
    const cells = open('abc');
    const at = { line: 0, character: 1 };
    const edit = { range: { start: at, end: { line: 0, character: 2 } }, text: '--' };
    cells.change({ textContent: [{ document: { uri: 'cell:abc', version: 2 }, changes: [edit] }] });
    deepEqual(textsOf(cells), ['a--c']);
    equal(cells.codeCells()[0]?.version, 2);
  });

  it('leave out Markdown and other languages', () => {
    const cells = new CellList(
      [cell('a'), cell('m', markdown), cell('s')],
      [text('a'), text('m', { languageId: 'markdown' }), text('s', { languageId: 'sql' })],
    );
    deepEqual(textsOf(cells), ['a']);
  });

  it('ignore changes of cells that they do not have', () => {
    const cells = open('a');
    cells.change({
      data: [cell('gone')],
      textContent: [{ document: { uri: 'cell:gone', version: 3 }, changes: [{ text: 'x' }] }],
    });
    deepEqual(textsOf(cells), ['a']);
  });
});
