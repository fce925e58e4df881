import assert from 'node:assert/strict';
import { lowerCell } from '../../../language-server/src/python/lowerCell';
import { printCell } from '../../support/printIr';

/** Python text, and the printed IR of its only statement. */
type Row = readonly [source: string, printed: string];

function check(rows: readonly Row[]): void {
  for (const [source, printed] of rows) {
    it(source.replaceAll('\n', '⏎'), () => {
      assert.deepEqual(printCell(lowerCell(source)), [printed]);
    });
  }
}

describe('lowerCell', () => {
  describe('expressions', () => {
    check([
      ['df["a"].b', 'df["a"].b'],
      ['X[:, 0]', 'X[(slice(::), 0,)]'],
      ['X[1:-1:2, ..., None]', 'X[(slice(1:(- 1):2), ..., null,)]'],
      ['x[1,]', 'x[(1,)]'],
      ['x[a, *b]', 'x[(a, *b,)]'],
      ['f(a, *b, c=1, **d)', 'f(a, *b, c=1, **d)'],
      ['f(g)(h)[i].j', 'f(g)(h)[i].j'],
      ['sum(x for x in y)', 'sum(gen<x for x in y>)'],
      ['any((n := f(x)) > 3 for x in y)', 'any(gen<((n := f(x)) > 3) for x in y>)'],
      ['f(n := 3)', 'f((n := 3))'],
      ['[a, *b]', '[a, *b]'],
      ['(a,)', '(a,)'],
      ['()', '(,)'],
      ['{a, 1}', '{a, 1}'],
      ['{}', '{}'],
      ['{"a": 1, **b}', '{"a": 1, **b}'],
      [
        '[x for a, b in y if a if not b for c in d]',
        'list<x for (a, b,) in y if a if (not b) for c in d>',
      ],
      ['{k: v for k, v in z}', 'dict<k: v for (k, v,) in z>'],
      ['{x async for x in y}', 'set<x for x in y>'],
      ['lambda: 0', '(lambda : 0)'],
      ['lambda x, /, y=1, *a, z=2, **k: x', '(lambda x, y=1, *a, z!=2, **k: x)'],
      ['a if b else c if d else e', '(a if b else (c if d else e))'],
      ['await f(x)', '(await f(x))'],
      ['...', '...'],
    ]);
  });

  describe('operators bind as in Python', () => {
    check([
      ['not a or b and not c == d', '((not a) or (b and (not (c == d))))'],
      ['a or b or c', '(a or b or c)'],
      ['(a or b) or c', '((a or b) or c)'],
      ['-x ** -y ** 2', '(- (x ** (- (y ** 2))))'],
      ['a + b * c - d', '((a + (b * c)) - d)'],
      ['a | b & c == d', '((a | (b & c)) == d)'],
      ['a < b <= c is not d not in e', '(a < b <= c is not d not in e)'],
      ['(df.a > 1) & ~(df.b < 2)', '((df.a > 1) & (~ (df.b < 2)))'],
      ['await a.b() + 1', '((await a.b()) + 1)'],
      ['a @ b // c % d << e', '((((a @ b) // c) % d) << e)'],
    ]);
  });

  describe('literals', () => {
    check([
      ['1_000', '1000'],
      ['0xFF', '255'],
      ['0o17', '15'],
      ['0b11', '3'],
      ['1.', '1'],
      ['1.e-3', '0.001'],
      ['.5', '0.5'],
      ['1_0.5e1_0', '105000000000'],
      ['3j', '3'],
      ['True', 'true'],
      ['None', 'null'],
      [String.raw`'a\n\x41\u00e9\101\''`, String.raw`"a\nAéA'"`],
      [String.raw`r'\d'`, String.raw`"\\d"`],
      [String.raw`'\d'`, String.raw`"\\d"`],
      ["b'ab' rb'c'", '"abc"'],
      ["'a' \"b\" '''c\nd'''", String.raw`"abc\nd"`],
      ["'a\\\nb'", '"ab"'],
      ['f"a{x!r:>{w}} {{b}}"', 'f["a" x " {b}"]'],
      ['f"{d["k"]} {x + 1=}"', 'f[d["k"] " " (x + 1)]'],
      ['f"{a, b}" "c"', 'f[(a, b,) "c"]'],
      ['f"{x:%Y-%m}"', 'f[x]'],
      ['f"plain"', 'f["plain"]'],
      ['f"{x / 2.:.1f} {{3.}}"', 'f[(x / 2) " {3.}"]'],
    ]);
  });

  describe('statements', () => {
    check([
      ['a = b, *c = d', 'a = (b, *c,) = d'],
      ['a, = b', '(a,) = b'],
      ['(a, b), c = d', '((a, b,), c,) = d'],
      ['a: int = 1', 'a = 1'],
      ['a: int', 'pass'],
      ['df["a"] += 1', 'df["a"] += 1'],
      ['x //= 2', 'x //= 2'],
      ['x = yield a, b', 'x = (yield (a, b,))'],
      ['x = yield', 'x = yield'],
      ['del a[0], b', 'del a[0], b'],
      ['return *a, b', 'return (*a, b,)'],
      ['raise A from b', 'raise A'],
      ['assert a, "why"', 'assert a'],
      ['nonlocal a, b', 'global a, b'],
      ['import a.b as c, d', 'import a.b as c, d'],
      ['from ..a.b import (c as d, e,)', 'import ..a.b:c as d, ..a.b:e'],
      ['from ... import a', 'import ...:a'],
      ['from a import *', 'import a:*'],
      ['if a: b\nelif c: d\nelse: e', 'if a: {b} else {if c: {d} else {e}}'],
      ['if (n := f()) > 1:\n  g(n)', 'if ((n := f()) > 1): {g(n)}'],
      ['for i, (a, b) in c:\n  d\nelse:\n  e', 'for (i, (a, b,),) in c: {d} else {e}'],
      ['for x in *a, b: c', 'for x in (a, b,): {c}'],
      ['while a: break\nelse: c', 'while a: {break} else {c}'],
      ['async with a: b', 'with a: {b}'],
      ['with a as b, c as d: e', 'with a as b, c as d: {e}'],
      ['with a as (b, c), d as e.f: g', 'with a as (b, c,), d as e.f: {g}'],
      ['with (a as b,  # one\n      c,\n): d', 'with a as b, c: {d}'],
      [
        'try: a\nexcept (B, C) as e: d\nexcept: f\nelse: g\nfinally: h',
        'try {a} except e {d} except {f} else {g} finally {h}',
      ],
      ['try: a\nexcept* B: c', 'try {a} except {c}'],
      [
        'def f(a, /, b: int = 1, *c, d, e=2, **g) -> int: pass',
        'def f(a, b=1, *c, d!, e!=2, **g): {pass}',
      ],
      ['def f(*, a): pass', 'def f(a!): {pass}'],
      ['@a.b(1)\n@c[0].d\nasync def f(): pass', '@a.b(1) @c[0].d def f(): {pass}'],
      ['class A(B, metaclass=C):\n  x = 1', 'class A(B): {x = 1}'],
      ['def f[T: int](x: T): pass', 'def f(x): {pass}'],
      ['type A[T] = list[T]', 'A = list[T]'],
      ['match = type = case = 1', 'match = type = case = 1'],
      [
        'match x:\n  case {"a": 1, **r} if r: a\n  case B(c=d) | [_, *e] as f: b\n  case g.h | -1: c',
        'match x: case [r] if r {a} case [d, e, f] {b} case [] {c}',
      ],
      ['print x', 'print(x)'],
      ['print "a", b,', 'print("a", b)'],
      ['print >>f, a', 'print(f, a)'],
      ['print (a), b', '(print(a), b,)'],
      ['print = f', 'print = f'],
    ]);

    it('takes several statements on a line apart', () => {
      assert.deepEqual(printCell(lowerCell('a = 1; b = 2;\nif c: d; e')), [
        'a = 1',
        'b = 2',
        'if c: {d; e}',
      ]);
    });

    it('reads a script of many lines, blank ones and comments', () => {
      for (const lineEnd of ['\n', '\r\n']) {
        const part = [
          'x = f(1)',
          '',
          '  # why',
          '%ls',
          'if x:',
          '    # why',
          '',
          '    y',
          '# why',
          '',
        ];
        const printed = printCell(lowerCell(part.join(lineEnd).repeat(400)));
        const expected = Array.from({ length: 400 }, () => ['x = f(1)', 'if x: {y}']);
        assert.deepEqual(printed, expected.flat());
      }
    });

    it('reads a cell that is indented as a whole', () => {
      assert.deepEqual(printCell(lowerCell('  a = 1\n  if a:\n    b\n')), ['a = 1', 'if a: {b}']);
    });
  });

  describe('text that is not Python', () => {
    const rows: readonly (readonly [source: string, printed: readonly string[]])[] = [
      ['df.\nx = 1', ['ERROR(df)', 'x = 1']],
      ['x = f(a\ny = 2', ['x = f(a)', 'y = 2']],
      ['df = df["\ny = 2', ['df = df[""]', 'y = 2']],
      ['x = f"{a\ny = 2', ['x = f[" a"]', 'y = 2']],
      ['x = \ny = 2', ['x = ERROR()', 'y = 2']],
      ['exec "a"', ['exec', '"a"']],
      ['def f(:\n  pass\nx = 1', ['def f(): {pass}', 'x = 1']],
      ['if x\n  y = 1\nz = 2', ['if x: {}', 'y = 1', 'z = 2']],
      ['', []],
      ['# only a comment\n', []],
    ];
    for (const [source, printed] of rows) {
      it(source.replaceAll('\n', '⏎'), () => {
        assert.deepEqual(printCell(lowerCell(source)), printed);
      });
    }
  });

  describe('magics', () => {
    const rows: readonly (readonly [source: string, printed: readonly string[]])[] = [
      ['%matplotlib inline\nx = 1', ['x = 1']],
      ['%time model.fit(X, y)', ['model.fit(X, y)']],
      ['%timeit -n 10 -r3 f(x)', ['f(x)']],
      ['x = !ls', ['x = ...']],
      ['x = %time f(y)', ['x = f(y)']],
      ['if a:\n  %time f(x)\n  !ls\nelse:\n  %ls', ['if a: {f(x)}']],
      ['%%time\nx = 1', ['x = 1']],
      ['%%sql\nselect 1', []],
      [
        "get_ipython().run_line_magic('time', 'f(x)')",
        ['with get_ipython().run_line_magic("time", "f(x)"): {f(x)}'],
      ],
      [
        "get_ipython().run_cell_magic('time', '', 'a = 1\\nf(a)\\n')",
        [String.raw`with get_ipython().run_cell_magic("time", "", "a = 1\nf(a)\n"): {a = 1; f(a)}`],
      ],
      [
        "get_ipython().run_line_magic('matplotlib', 'inline')",
        ['get_ipython().run_line_magic("matplotlib", "inline")'],
      ],
    ];
    for (const [source, printed] of rows) {
      it(source.replaceAll('\n', '⏎'), () => {
        assert.deepEqual(printCell(lowerCell(source)), printed);
      });
    }
  });
});
