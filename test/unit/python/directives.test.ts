import assert from 'node:assert/strict';
import type { Directive } from '../../../language-server/src/python/ir';
import { lowerCell } from '../../../language-server/src/python/lowerCell';

describe('directives', () => {
  const ignore = (names: string[], rest: Partial<Directive> = {}): Directive => ({
    kind: 'ignore',
    names,
    reason: '',
    line: 0,
    ownLine: true,
    ...rest,
  });
  const rows: readonly (readonly [source: string, expected: readonly Directive[]])[] = [
    [
      '# precedent: ignore LK101 -- fitted on train',
      [ignore(['LK101'], { reason: 'fitted on train' })],
    ],
    ['# precedent: ignore LK101, ML2', [ignore(['LK101', 'ML2'])]],
    ['#precedent:ignore LK1--x', [ignore(['LK1--x'])]],
    ['# precedent: ignore LK1 --', [ignore(['LK1'])]],
    [
      'x = 1\r\ny = 2  # precedent: ignore LK1 -- a -- b',
      [ignore(['LK1'], { reason: 'a -- b', line: 1, ownLine: false })],
    ],
    ['# precedent: objective churn-2', [ignore(['churn-2'], { kind: 'objective' })]],
    ['%%time\n  # precedent: ignore A -- b', [ignore(['A'], { reason: 'b', line: 1 })]],
    ['f(a,  # precedent: ignore A -- b\n  c)', [ignore(['A'], { reason: 'b', ownLine: false })]],
    // Not directives.
    ['"# precedent: ignore A -- b"', []],
    ['"""\n# precedent: ignore A -- b\n"""', []],
    ['f"{x}# precedent: ignore A -- b"', []],
    ['# precedent: ignore', []],
    ['# precedent: forget A', []],
    ['# see precedent: ignore A', []],
    ['!ls # precedent: ignore A -- b', []],
    ['%%sql\n# precedent: ignore A -- b', []],
  ];
  for (const [source, expected] of rows) {
    it(JSON.stringify(source), () => {
      assert.deepEqual(lowerCell(source).directives, expected);
    });
  }
});
