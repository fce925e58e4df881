import { deepEqual, equal, ok } from 'node:assert/strict';
import { topLevelBlocks } from '../../../language-server/src/notebooks/topLevelBlocks';

/** Long enough to be cut, in one block that never is. */
const filler = `x = [\n${'  1,\n\n'.repeat(1_000)}]\n`;

/** The first lines of the blocks behind the filler. */
function starts(text: string): readonly string[] {
  const [, ...blocks] = topLevelBlocks(`${filler}\n${text}`);
  return blocks.map((block) => block.text.split('\n')[0] ?? '');
}

describe('blocks of a long text', () => {
  it('are one when it is short', () => equal(topLevelBlocks('a = 1\n\nb = 2').length, 1));

  const cases: readonly [string, string, readonly string[]][] = [
    ['start behind an empty line', 'a = 1\nb = 2\n\nc = 3', ['a = 1', 'c = 3']],
    ['hold a function whole', 'def f():\n  a = 1\n\n  b = 2\n\nc = 3', ['def f():', 'c = 3']],
    ['hold all parts of an if', 'if a:\n  b\n\nelse:\n  c\n', ['if a:']],
    ['hold a try whole', 'try:\n  b\n\nexcept E:\n  c\n\nfinally:\n  d', ['try:']],
    ['hold brackets whole', 'f(\n  a,\n\nb,\n)\n\nc = 1', ['f(', 'c = 1']],
    ['hold long strings whole', 's = """\n\na = 1\n\n"""\n\nb = 2', ['s = """', 'b = 2']],
    ['know quotes in comments', "# don't\n\na = 1\n\nb = 2", ["# don't", 'b = 2']],
    ['keep a comment with its code', '# why\n\na = 1', ['# why']],
    ['hold continued lines', 'a = \\\n\nb = 2', ['a = \\']],
    ['start at decorators', 'a = 1\n\n@d\ndef f(): ...', ['a = 1', '@d']],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => deepEqual(starts(text), expected));
  }

  it('add up to the text, each at its line', () => {
    const text = `${filler}\r\na = 1\r\n\r\nb = """\r\n\r\n"""\r\n\r\nc = 3\n`;
    const blocks = topLevelBlocks(text);
    equal(blocks.map((block) => block.text).join(''), text);
    const lines = text.split('\n');
    for (const { text: body, line } of blocks) ok(body.startsWith(lines[line] ?? '?'), body);
  });

  it('stay where they are when another block changes', () => {
    const text = `${filler}\na = 1\n\nb = 2\n\nc = 3\n`;
    const before = topLevelBlocks(text).map((block) => block.text);
    const after = topLevelBlocks(text.replace('a = 1', 'a = (1,\n\n 2)')).map(
      (block) => block.text,
    );
    deepEqual([after[0], ...after.slice(2)], [before[0], ...before.slice(2)]);
  });
});
