import assert from 'node:assert/strict';
import { unknownSettings } from '../../../../extension/src/settings/unknownSettings';

const cases: readonly {
  readonly title: string;
  readonly settings: unknown;
  readonly expected: readonly RegExp[];
}[] = [
  { title: 'nothing set', settings: {}, expected: [] },
  {
    title: 'known settings, whatever the rules in them are called',
    settings: { rules: { severity: { 'leak/x': 'off' } }, codeLens: { enabled: false } },
    expected: [],
  },
  {
    title: 'a mistyped one beside a known one',
    settings: { codeLens: { enabled: true, enable: true } },
    expected: [
      /precedent\.codeLens\.enable is unknown.*Did you mean precedent\.codeLens\.enabled\?/,
    ],
  },
  {
    title: 'a mistyped group, once for all below it',
    settings: { rule: { severity: { a: 1, b: 2 } } },
    expected: [/precedent\.rule is unknown/],
  },
  {
    title: 'one that resembles nothing',
    settings: { telemetry: true },
    expected: [/precedent\.telemetry is unknown.*Known: precedent\.rules\.severity, /],
  },
];

describe('unknownSettings', () => {
  for (const { title, settings, expected } of cases) {
    it(`tells of ${title}`, () => {
      const lines = unknownSettings(settings);
      assert.equal(lines.length, expected.length, lines.join('\n'));
      for (const [index, pattern] of expected.entries()) assert.match(lines[index] ?? '', pattern);
    });
  }
});
