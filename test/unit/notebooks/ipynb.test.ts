import assert from 'node:assert/strict';
import { parseIpynb, pythonCells } from '../../../language-server/src/notebooks/ipynb';

const code = (source: unknown, rest: object = {}): object => ({
  cell_type: 'code',
  source,
  ...rest,
});
const file = (cells: unknown, rest: object = {}): string => JSON.stringify({ cells, ...rest });
const kernel = (language: string): object => ({ metadata: { kernelspec: { language } } });

describe('parseIpynb', () => {
  it('reads text, place, id and execution count of every cell', () => {
    const notebook = parseIpynb(
      file(
        [
          { cell_type: 'markdown', id: 'a', source: ['# T\n', 'x'], metadata: { tags: ['b'] } },
          code('x = 1', { id: 'c', execution_count: 3, outputs: [{ data: {} }] }),
          code([], { execution_count: null }),
          { cell_type: 'raw', source: 'r' },
        ],
        { nbformat: 4, ...kernel('Python') },
      ),
    );
    assert.deepEqual(notebook, {
      cells: [
        { index: 0, kind: 'markdown', id: 'a', text: '# T\nx', metadata: { tags: ['b'] } },
        { index: 1, kind: 'code', id: 'c', text: 'x = 1', executionCount: 3 },
        { index: 2, kind: 'code', text: '', executionCount: null },
        { index: 3, kind: 'raw', text: 'r' },
      ],
      language: 'python',
      problems: [],
    });
  });

  it('reads the older format with worksheets', () => {
    const cells = [
      { cell_type: 'heading', level: 1, source: 'T' },
      { cell_type: 'code', input: ['x = ', '1'], prompt_number: 2, language: 'python' },
    ];
    const { cells: read, problems } = parseIpynb(
      JSON.stringify({ nbformat: 3, worksheets: [{ cells }, {}, 5] }),
    );
    assert.deepEqual(read, [
      { index: 0, kind: 'markdown', text: 'T' },
      { index: 1, kind: 'code', text: 'x = 1', executionCount: 2, language: 'python' },
    ]);
    assert.deepEqual(problems, []);
  });

  describe('says what it could not read, and reads the rest', () => {
    const whole = file([code('a', { id: '1' }), code('b\n"c"', { id: '2' })], kernel('python'));
    const rows: readonly (readonly [
      name: string,
      text: string,
      sources: readonly string[],
      problem: RegExp | undefined,
    ])[] = [
      ['an empty file', '', [], /is empty/],
      ['blanks', ' \n', [], /is empty/],
      ['text that is not JSON', 'x = 1', [], /not valid JSON/],
      ['a number', '5', [], /not valid JSON/],
      ['a list', '[]', [], /not valid JSON/],
      ['rubbish in the middle', whole.replace('"b', '@"b'), [], /not valid JSON/],
      ['conflict marks of git', `{\n<<<<<<< HEAD\n"cells": []`, [], /not valid JSON/],
      ['no cells', '{}', [], /no list of cells/],
      ['cells that are no list', '{"cells": {"a": 1}}', [], /no list of cells/],
      [
        'source as a number',
        file([code(5), code('b')]),
        ['', 'b'],
        /Cell 1 has no readable source/,
      ],
      ['source with numbers', file([code(['a', 1])]), [''], /Cell 1 has no readable source/],
      ['cells that are no objects', file([null, 3, 'x', code('b')]), ['', '', '', 'b'], /Cell 1/],
      [
        'an id used twice',
        file([code('a', { id: 'x' }), code('b', { id: 'x' })]),
        ['a', 'b'],
        /Cell 2 repeats the id/,
      ],
      [
        'NaN',
        whole.replace('"id":"1"', '"id":"1","o":[NaN,-Infinity]'),
        ['a', 'b\n"c"'],
        undefined,
      ],
      ['a comma too many', whole.replace('}]', '},]'), ['a', 'b\n"c"'], undefined],
      ['a byte-order mark', `\uFEFF${whole}`, ['a', 'b\n"c"'], undefined],
      [
        'cut in a source',
        whole.slice(0, whole.indexOf('b') + 4),
        ['a', 'b\n'],
        /ends in the middle/,
      ],
      [
        'cut after a key',
        '{"cells": [{"cell_type": "code", "source": "a"}], "meta',
        ['a'],
        /ends in the middle/,
      ],
      ['cut in a word', '{"cells": [{"source": "a", "o": tru', ['a'], /ends in the middle/],
    ];
    for (const [name, text, sources, problem] of rows) {
      it(name, () => {
        const { cells, problems } = parseIpynb(text);
        assert.deepEqual(
          cells.map((cell) => cell.text),
          sources,
        );
        if (problem === undefined) assert.deepEqual(problems, []);
        else assert.match(problems[0] ?? '', problem);
      });
    }

    it('in at most twenty sentences', () => {
      const cells = Array.from({ length: 100 }, () => code(1));
      assert.equal(parseIpynb(file(cells)).problems.length, 20);
    });

    it('at every cut of a file', () => {
      for (let end = 0; end < whole.length; end += 1) {
        const { cells, problems } = parseIpynb(whole.slice(0, end));
        assert.ok(cells.length <= 2);
        assert.equal(problems.length > 0, true, `cut at ${String(end)}`);
      }
    });
  });

  it('leaves out metadata nested without end', () => {
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    const text = `{"cells": [{"cell_type": "code", "source": "x", "metadata": ${deep}}]}`;
    assert.deepEqual(parseIpynb(text).cells, [{ index: 0, kind: 'code', text: 'x' }]);
    assert.match(parseIpynb('['.repeat(100_000)).problems[0] ?? '', /not valid JSON/);
  });
});

describe('pythonCells', () => {
  const languages: readonly (readonly [name: string, rest: object, sources: readonly string[]])[] =
    [
      ['a Python kernel', kernel('python'), ['a', 'c']],
      ['no kernel', {}, ['a', 'c']],
      ['language_info', { metadata: { language_info: { name: 'Python' } } }, ['a', 'c']],
      ['an R kernel', kernel('R'), ['c']],
    ];
  for (const [name, rest, sources] of languages) {
    it(`of a notebook with ${name}`, () => {
      const notebook = parseIpynb(
        file(
          [
            code('a'),
            code('b', { metadata: { vscode: { languageId: 'sql' } } }),
            code('c', { metadata: { vscode: { languageId: 'python' } } }),
            { cell_type: 'markdown', source: 'd' },
          ],
          rest,
        ),
      );
      assert.deepEqual(
        pythonCells(notebook).map((cell) => cell.text),
        sources,
      );
    });
  }
});

describe('parseIpynb on hostile files', () => {
  const rows: readonly (readonly [name: string, text: string])[] = [
    ['a long string of escapes that is cut', `{"cells":[{"source":"${'\\n'.repeat(500_000)}`],
    ['objects nested without end', '{"a":'.repeat(50_000)],
    ['lists nested without end', '{"cells":'.concat('['.repeat(50_000))],
    ['commas', `{"cells":[${','.repeat(500_000)}`],
    ['quotes', `{${'"'.repeat(100_000)}`],
  ];
  for (const [name, text] of rows) {
    it(name, () => {
      assert.equal(parseIpynb(text).problems.length, 1);
    });
  }
});
