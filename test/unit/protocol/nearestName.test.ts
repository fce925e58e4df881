import assert from 'node:assert/strict';
import { nearestName } from '../../../protocol/src/nearestName';

const known = ['rules.severity', 'codeLens.enabled', 'observations', 'outcome'];

const cases: readonly (readonly [string, string | undefined])[] = [
  ['rules.severty', 'rules.severity'],
  ['codelens.enabled', 'codeLens.enabled'],
  ['observation', 'observations'],
  ['outcom', 'outcome'],
  ['rules', 'rules.severity'],
  ['retry_when', undefined],
  ['', undefined],
];

describe('nearestName', () => {
  for (const [name, expected] of cases) {
    it(`takes "${name}" for ${expected ?? 'nothing known'}`, () => {
      assert.equal(nearestName(name, known), expected);
    });
  }
});
