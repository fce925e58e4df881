import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readYaml } from '../../../../language-server/src/connectors/yaml/yamlDocument';

function read(text: string | Uint8Array) {
  return readYaml('a.yaml', typeof text === 'string' ? Buffer.from(text) : text);
}

const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...Array.from('bcdefgh', (name, index) => {
    const inner = `*${'abcdefg'[index] ?? ''}`;
    return `${name}: &${name} [${Array(9).fill(inner).join(',')}]`;
  }),
].join('\n');

const invalid: readonly [what: string, text: string | Uint8Array, says: RegExp][] = [
  ['a tab', 'a:\n\tb: 1', /line 2 is indented with a tab; use spaces/],
  ['a key twice', 'a: 1\na: 2', /line 2 repeats a key/],
  ['two documents', 'a: 1\n---\nb: 2', /second document/],
  ['an open bracket', 'a: [1, 2', /not valid YAML: line 1/],
  ['endless aliases', bomb, /expands its aliases too often/],
  ['an alias to nothing', 'a: *b', /not valid YAML|aliases/],
  ['endless brackets', '['.repeat(1_000_000), /nested too deeply/],
  ['endless dashes', '- '.repeat(1_000_000), /nested too deeply/],
  [
    'a deep block',
    Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    /deep/,
  ],
  ['more than 4 MB', `a: ${'x'.repeat(5_000_000)}`, /larger than 4 MB/],
  ['invalid UTF-8', Buffer.from([0x61, 0x3a, 0x20, 0xff]), /not valid UTF-8/],
];

describe('a YAML document', () => {
  for (const [what, text, says] of invalid) {
    it(`with ${what} is one line of problem`, () => {
      const outcome = read(text);
      ok(!outcome.ok);
      match(outcome.problem.message, says);
      equal(outcome.problem.message.split('\n').length, 1);
    });
  }

  it('ignores unknown tags and follows merge keys', () => {
    const outcome = read('base: &b {x: 1}\nc: {<<: *b, y: !!python/tuple [1, 2]}');
    ok(outcome.ok);
    deepEqual(outcome.document.value, { base: { x: 1 }, c: { x: 1, y: [1, 2] } });
  });

  it('knows the line of each part, or of the nearest above', () => {
    const outcome = read('a: 1\nlist:\n  - name: x\n    meta:\n      k: v\n  - {name: y}\n');
    ok(outcome.ok);
    const { lineOf } = outcome.document;
    const lines = [
      lineOf([]),
      lineOf(['list']),
      lineOf(['list', 0]),
      lineOf(['list', 0, 'meta', 'k']),
      lineOf(['list', 0, 'meta', 'absent']),
      lineOf(['list', 1, 'name']),
      lineOf(['absent']),
    ];
    deepEqual(lines, [0, 1, 2, 4, 3, 5, 0]);
  });
});
