import assert from 'node:assert/strict';
import { lowerCell } from '../../../language-server/src/python/lowerCell';
import { printCell } from '../../support/printIr';

const sources = [
  `import pandas as pd
df = pd.read_csv("a.csv")  # precedent: ignore A -- why
%time model.fit(X[:, 1:], y=df["a"])
with open(f"{path}/{d["k"]:%Y}") as (f, g), h as i.j:
    x = 1. if not a else {k: [*v] for k, v in z.items() if (n := k) > 0}
`,
  `@a.b(1)[0]
async def f(a, /, *b, c: int = 3, **d) -> None:
\tmatch a:
\t\tcase {"x": [1, *y], **r} if r: return await g(lambda q: (yield))
try:
    del a[0], b; raise E from e
except (A, B) as e: print >>x, y
finally: pass
`,
  `%%capture out
if a:\r\n    !ls {x}
    z = %sql select '
    get_ipython().run_cell_magic('time', '', 'q = f(\\'a\\')\\nif q: pass')
s = r'''\\d {{x}}''' b"\\x41" rf"{a!r:>{w}}" \\
    "é😀"
df.head?
`,
];

/** A stream of numbers in [0, 1) that is the same on every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Every node has a span inside the text, keys are unique, and printing visits the whole tree. */
function assertSound(source: string): void {
  const cell = lowerCell(source);
  printCell(cell);
  for (const { spans } of cell.statements) {
    for (let at = 0; at < spans.length; at += 2) {
      const [from = -1, to = -1] = spans.slice(at, at + 2);
      assert.ok(0 <= from && from <= to && to <= source.length, `${String(from)}..${String(to)}`);
    }
  }
  const keys = new Set(cell.statements.map(({ key }) => key));
  assert.equal(keys.size, cell.statements.length);
  assert.deepEqual(lowerCell(source), cell);
}

describe('lowerCell never fails', () => {
  it('on any prefix of a cell', () => {
    for (const source of sources) {
      for (let end = 0; end <= source.length; end += 1) assertSound(source.slice(0, end));
    }
  });

  it('on any suffix of a cell', () => {
    for (const source of sources) {
      for (let start = 0; start < source.length; start += 3) assertSound(source.slice(start));
    }
  });

  it('on random changes', () => {
    const random = createRandom(20261123);
    const pick = (text: string): string => text.charAt(Math.floor(random() * text.length));
    for (let round = 0; round < 600; round += 1) {
      let text = sources[round % sources.length] ?? '';
      for (let change = 0; change < 4; change += 1) {
        const at = Math.floor(random() * text.length);
        const cut = Math.floor(random() * 3);
        text =
          text.slice(0, at) +
          pick('([{}])\'"\\\n\r\t :=,.@*%!?#f0a\0\uD800') +
          text.slice(at + cut);
      }
      assertSound(text);
    }
  });

  const deep = 5_000;
  const shapes: readonly (readonly [name: string, source: string])[] = [
    ['brackets', '('.repeat(deep)],
    ['closed brackets', `${'['.repeat(deep)}${']'.repeat(deep)}`],
    ['calls', 'f('.repeat(deep)],
    ['not', `${'not '.repeat(deep)}x`],
    ['signs', `${'-'.repeat(deep)}x`],
    ['attributes', `a${'.b'.repeat(deep)}`],
    ['a long sum', Array.from({ length: deep }, () => 'a').join(' + ')],
    ['a long condition', Array.from({ length: deep }, () => 'a').join(' and ')],
    ['powers', Array.from({ length: deep }, () => 'a').join('**')],
    ['elif', `if a: b\n${'elif a: b\n'.repeat(2000)}`],
    ['blocks', Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}if a:\n`).join('')],
    ['patterns', `match x:\n  case ${'['.repeat(deep)}`],
    ['fields', 'f"{'.repeat(deep)],
    ['open fields', 'f"{a" '.repeat(deep)],
    ['open calls on many lines', 'f(\n'.repeat(deep)],
    ['with without an end', 'with ('.repeat(deep)],
    ['decorators', '@x[\n'.repeat(deep)],
    ['one long line', `x = [${'1, '.repeat(deep * 5)}]`],
    ['one long string', `x = "${'a'.repeat(2_000_000)}"`],
  ];
  for (const [name, source] of shapes) {
    it(`on ${name} without end`, () => {
      printCell(lowerCell(source));
    });
  }
});
