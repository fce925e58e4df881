import assert from 'node:assert/strict';
import { newProblems } from '../../../extension/src/newProblems';

const a = { file: 'a.yaml', message: 'cut short' };
const b = { file: 'b.yaml', message: 'cut short' };

describe('newProblems', () => {
  it('tells all the first time', () => assert.deepEqual(newProblems([a, b]), [a, b]));
  it('tells each once', () => assert.deepEqual(newProblems([a, b], [a]), [b]));
  it('tells one again that had gone', () => assert.deepEqual(newProblems([a], []), [a]));
  it('tells another message of the same file', () => {
    const other = { ...a, message: 'not YAML' };
    assert.deepEqual(newProblems([other], [a]), [other]);
  });
});
