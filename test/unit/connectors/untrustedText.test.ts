import { equal, ok } from 'node:assert/strict';
import { cleanLine, cleanNote } from '../../../language-server/src/connectors/untrustedText';

const lines: readonly [what: string, text: string, clean: string][] = [
  ['control characters', 'a\u0000b\u001b[31m\u0007', 'ab[31m'],
  ['newlines', 'a\n  b\r\nc', 'a   b c'],
  ['text that runs backwards', 'abc\u202edef\u2066', 'abcdef'],
  ['invisible tags', 'a\u{e0041}\u{e007f}b\u200b', 'ab'],
  ['home folders', 'no /home/dana/x.csv, C:\\Users\\Dana\\y', 'no ~/x.csv, ~\\y'],
  ['addresses', 'ask dana@example.com', 'ask (address removed)'],
  ['half a surrogate pair', 'a\ud83d', 'a'],
  ['a link', '[x](command:run) <img src=x>', '[x](command:run) <img src=x>'],
];

describe('text of a tracker', () => {
  for (const [what, text, clean] of lines) {
    it(`with ${what} becomes one inert line`, () => equal(cleanLine(text), clean));
  }

  it('is cut', () => {
    ok(cleanLine('x'.repeat(10_000)).length <= 500);
    ok(cleanNote('😀'.repeat(10_000)).length <= 4096);
    equal(cleanNote('x\ny'), 'x\ny');
  });
});
