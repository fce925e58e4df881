import { equal, match, notEqual } from 'node:assert/strict';
import {
  withHash,
  type UnhashedDefinition,
} from '../../../../language-server/src/connectors/normalise/definitionHash';

const base: UnhashedDefinition = {
  id: 'dbt:orders.revenue',
  kind: 'column',
  name: 'orders.revenue',
  meaning: 'Net revenue',
  unit: 'EUR',
  available: { known: 'event', source: { system: 'dbt', path: 'a.yml', line: 3 } },
  source: { system: 'dbt', path: 'a.yml', line: 1 },
};

const same: readonly [what: string, change: Partial<UnhashedDefinition>][] = [
  ['its place', { source: { system: 'odcs', path: 'b.yml' } }],
  [
    'the place of its availability',
    { available: { known: 'event', source: { system: 'x', path: 'y' } } },
  ],
  ['its owner, status and tags', { owner: 'finance', status: 'confirmed', tags: ['pii'] }],
  ['white space in the text', { meaning: ' Net\n  revenue ' }],
];
const different: readonly [what: string, change: Partial<UnhashedDefinition>][] = [
  ['the meaning', { meaning: 'Gross revenue' }],
  ['the unit', { unit: 'USD' }],
  ['when it is known', { available: { known: 'outcome', source: base.source } }],
  ['the formula', { formula: { excludes: ['tax'] } }],
];

describe('the hash of a definition', () => {
  it('is a SHA-256', () => match(withHash(base).hash, /^[0-9a-f]{64}$/));
  for (const [what, change] of same) {
    it(`stays the same under ${what}`, () =>
      equal(withHash({ ...base, ...change }).hash, withHash(base).hash));
  }
  for (const [what, change] of different) {
    it(`changes with ${what}`, () =>
      notEqual(withHash({ ...base, ...change }).hash, withHash(base).hash));
  }
});
