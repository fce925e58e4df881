import { equal } from 'node:assert/strict';
import { nearest } from '../../../language-server/src/cli/nearest';

describe('the nearest known word', () => {
  const known = ['check', 'explain', 'define', 'doctor'];
  const cases: readonly [string, string | undefined][] = [
    ['chek', 'check'],
    ['exlpain', 'explain'],
    ['def', 'define'],
    ['wurst', undefined],
  ];

  for (const [word, expected] of cases) {
    it(`${word} is ${expected ?? 'nothing known'}`, () => equal(nearest(word, known), expected));
  }
});
