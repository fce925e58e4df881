import assert from 'node:assert/strict';
import { visibleText } from '../../../webview/src/visibleText';

const cases: readonly (readonly [string, string, string])[] = [
  ['plain text', 'Umsatz über 100 €, 売上', 'Umsatz über 100 €, 売上'],
  ['line breaks and tabs', 'a\n\tb', 'a\n\tb'],
  ['a joined emoji', '👩‍🔬', '👩‍🔬'],
  ['a direction override', 'kept\u202edenodnaba', 'kept⟨U+202E⟩denodnaba'],
  ['isolates', '\u2066a\u2069', '⟨U+2066⟩a⟨U+2069⟩'],
  ['tag characters', 'ok\u{e0041}', 'ok⟨U+E0041⟩'],
  ['a zero width space', 'a\u200bb', 'a⟨U+200B⟩b'],
  ['a terminal escape', '\u001b[31m', '⟨U+001B⟩[31m'],
  ['a null character', 'a\0b', 'a⟨U+0000⟩b'],
];

describe('visibleText', () => {
  for (const [title, text, expected] of cases) {
    it(`shows ${title} as it is`, () => assert.equal(visibleText(text), expected));
  }
});
