import assert from 'node:assert/strict';
import type { Statement } from '../../../language-server/src/python/ir';
import { lowerCell } from '../../../language-server/src/python/lowerCell';

/** Texts of the nodes of a statement in the order of their numbers. */
function nodeTexts(source: string, statement: Statement | undefined): string[] {
  const spans = [...(statement?.spans ?? [])];
  return spans.flatMap((from, index) =>
    index % 2 === 0 ? [source.slice(from, spans[index + 1])] : [],
  );
}

function firstTexts(source: string): string[] {
  return nodeTexts(source, lowerCell(source).statements[0]);
}

describe('spans of nodes', () => {
  const rows: readonly (readonly [source: string, texts: readonly string[]])[] = [
    ['x = f(a)', ['x = f(a)', 'x', 'f(a)', 'f', 'a']],
    ['df.a.b(1)', ['df.a.b(1)', 'df.a.b(1)', 'df.a.b', 'b', 'df.a', 'a', 'df', '1']],
    ['x["a"]', ['x["a"]', 'x["a"]', 'x', '"a"']],
    ['x[:, 1:]', ['x[:, 1:]', 'x[:, 1:]', 'x', ':, 1:', ':', '1:', '1', '1'].slice(0, 7)],
    ['a, b = c', ['a, b = c', 'a, b', 'a', 'b', 'c']],
    ['(a + b) * c', ['(a + b) * c', '(a + b) * c', 'a + b', 'a', 'b', 'c']],
    ['with a as (b, c): pass', ['with a as (b, c): pass', 'a', '(b, c)', 'b', 'c', 'pass']],
    ['x = f(a\n', ['x = f(a', 'x', 'f(a', 'f', 'a']],
    ['@a\ndef f(): pass  # why\n', ['@a\ndef f(): pass', 'a', 'pass']],
    [
      "get_ipython().magic('time f(\\'a\\')')",
      [
        "get_ipython().magic('time f(\\'a\\')')",
        "get_ipython().magic('time f(\\'a\\')')",
        'get_ipython().magic',
        'magic',
        'get_ipython()',
        'get_ipython',
        "'time f(\\'a\\')'",
        "f(\\'a\\')",
        "f(\\'a\\')",
        'f',
        "\\'a\\'",
      ],
    ],
  ];
  for (const [source, texts] of rows) {
    it(source.replaceAll('\n', '⏎'), () => {
      assert.deepEqual(firstTexts(source), texts);
    });
  }

  it('are offsets of the text as written, whatever its line ends', () => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const source = ['\uFEFFx = """a', 'b"""', '\f', 'if x:', '\ty = f(\\', '  x)', ''].join(
        lineEnd,
      );
      const { statements } = lowerCell(source);
      const texts = statements.map((statement) => nodeTexts(source, statement));
      const string = `"""a${lineEnd}b"""`;
      const assigned = `y = f(\\${lineEnd}  x)`;
      assert.deepEqual(texts, [
        [`x = ${string}`, 'x', string],
        [`if x:${lineEnd}\t${assigned}`, 'x', assigned, 'y', assigned.slice(4), 'f', 'x'],
      ]);
    }
  });

  it('keep their place behind a masked magic', () => {
    const source = '!ls\n%time x = f(1)\nif x:\n  %ls\n  y';
    const texts = lowerCell(source).statements.map((statement) => nodeTexts(source, statement)[0]);
    assert.deepEqual(texts, ['x = f(1)', 'if x:\n  %ls\n  y']);
  });
});

describe('keys of statements', () => {
  const keysOf = (source: string): string[] =>
    lowerCell(source).statements.map((statement) => statement.key);

  it('do not change with comments, blank lines, layout or quotes', () => {
    const plain = lowerCell('x = f(a, "b")\ny = 1');
    const laidOut = lowerCell("# why\n\nx = f(\n  a,  # first\n  'b',\n)\n\n\ny = (1)\n");
    assert.deepEqual(
      keysOf('x = f(a, "b")\ny = 1'),
      laidOut.statements.map(({ key }) => key),
    );
    assert.equal(plain.hash, laidOut.hash);
  });

  it('number equal statements by occurrence', () => {
    const [first, second, third] = keysOf('f()\nf()\ng()').map((key) => key.split('.'));
    assert.equal(first?.[0], second?.[0]);
    assert.notEqual(first?.[0], third?.[0]);
    assert.deepEqual([first?.[1], second?.[1], third?.[1]], ['0', '1', '0']);
  });

  it('tell statements apart that differ in one place', () => {
    const sources = [
      'x = a',
      'x = b',
      'x = "a"',
      'x = 1',
      'x = "1"',
      'x = [a]',
      'x = (a,)',
      'x = {a}',
      'x += a',
      'x = a()',
      'x = a[1:]',
      'x = a[:1]',
      'x = a[::1]',
      'x = a(b)',
      'x = a(b=b)',
      'x = a(*b)',
      'x = a(**b)',
      'x = y = a',
      'x = -a',
      'x = not a',
      'x = a - b',
      'x = a, b',
      'x = None',
      'x = "None"',
      'x = True',
      'def x(): pass',
      'def x(a): pass',
      'def x(*a): pass',
      'def x(*, a): pass',
      'for x in a: pass',
      'for x in a: continue',
      'x = a.b',
      'x = a["b"]',
    ];
    assert.equal(new Set(sources.flatMap(keysOf)).size, sources.length);
  });

  it('change the hash of the cell with the order of its statements', () => {
    assert.notEqual(lowerCell('a\nb').hash, lowerCell('b\na').hash);
    assert.equal(lowerCell('').hash, lowerCell('\n# nothing\n').hash);
    assert.notEqual(lowerCell('%%sql\na').hash, lowerCell('%%sql\nb').hash);
  });
});
