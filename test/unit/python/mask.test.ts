import assert from 'node:assert/strict';
import { maskCell } from '../../../language-server/src/python/mask';

/** The masked text without the blanks at line ends, which only keep the length. */
function masked(source: string): string {
  const { text } = maskCell(source);
  assert.equal(text.length, source.length);
  assert.deepEqual(lineEnds(text), lineEnds(source));
  return text.replace(/[ \t]+(?=[\r\n]|$)/g, '');
}

function lineEnds(text: string): number[] {
  return [...text.matchAll(/[\r\n]/g)].map(({ index }) => index);
}

describe('maskCell', () => {
  const rows: readonly (readonly [source: string, text: string])[] = [
    ['%matplotlib inline\nx', '\nx'],
    ['!pip install a\nx', '\nx'],
    ["!echo \"it's\nx = '!'", "\nx = '!'"],
    ['!ls \\\n  -la\nx', '\n\nx'],
    ['pip install pandas\npip = 1', '\npip = 1'],
    ['?df\n??df\ndf.head?\ndf??\nx', '\n\n\n\nx'],
    ['x = !ls', 'x = ...'],
    ['x = %sql select 1', 'x = ...'],
    ['a, b = !ls', 'a, b = ...'],
    ['x = %time f(y)', 'x =       f(y)'],
    ['%time f(x)', '0;    f(x)'],
    ['%timeit -n 10 -r3 f(x)', '0;                f(x)'],
    ['%memit f(x)', '0;     f(x)'],
    ['%prun -s cumtime f(x)', '0;               f(x)'],
    ['%time', ''],
    ['  %ls\n  x', '  0\n  x'],
    ['if a:\n\t!ls\n', 'if a:\n\t0\n'],
    ['%%time\nx', '\nx'],
    ['\n# why\n%%capture out\nx', '\n# why\n\nx'],
    ['%%time\n%%capture\nx', '\n\nx'],
    ['x\n%%time\ny', 'x\n\ny'],
    ['%%time\r\nx\r\n!ls\r\ny', '\r\nx\r\n\r\ny'],
    // Python that only looks like a magic.
    ['x = (a\n% b)', 'x = (a\n% b)'],
    ['x = a \\\n% b', 'x = a \\\n% b'],
    ['x = """\n%time\n!ls\n"""', 'x = """\n%time\n!ls\n"""'],
    ["x = '%d' % y", "x = '%d' % y"],
    ['x %= 2', 'x %= 2'],
    ['a != b', 'a != b'],
    ['x = a  # why?', 'x = a  # why?'],
    ['x = "why?"', 'x = "why?"'],
    ["x = f'{a['?']}'\n%ls", "x = f'{a['?']}'\n"],
    ['f(a=!b)', 'f(a=!b)'],
    ['\uFEFF%ls\nx', '\uFEFF\nx'],
  ];
  for (const [source, text] of rows) {
    it(JSON.stringify(source), () => {
      assert.equal(masked(source), text);
    });
  }

  describe('hands over cells in another language', () => {
    const cells: readonly (readonly [source: string, language: string, text: string])[] = [
      ['%%sql\nselect 1\nfrom t', 'sql', 'select 1\nfrom t'],
      ['%%sql db\n\nselect 1', 'sql', '\nselect 1'],
      ['\n%%bigquery df\nselect 1', 'sql', 'select 1'],
      ['%%sql select 1', 'sql', ' select 1'],
      ['%%bash -e\nls', 'shell', 'ls'],
      ['%%!\nls', 'shell', 'ls'],
      ['%%html\n<p>', 'html', '<p>'],
      ['%%javascript\nlet x', 'javascript', 'let x'],
      ['%%writefile a.py\nx = 1', 'text', 'x = 1'],
      ['%%R\nx <- 1', 'r', 'x <- 1'],
      ['%%time\n%%sql\r\nselect 1', 'sql', 'select 1'],
    ];
    for (const [source, language, text] of cells) {
      it(JSON.stringify(source), () => {
        const { foreign } = maskCell(source);
        assert.deepEqual(foreign, { language, text, offset: source.length - text.length });
        assert.equal(masked(source).trim(), '');
      });
    }
  });
});
