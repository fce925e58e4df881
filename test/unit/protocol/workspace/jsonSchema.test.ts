import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { workspaceFileKinds } from '../../../../protocol/src/workspace';
import { jsonSchemaText } from '../../../../protocol/src/workspace/jsonSchema';

describe('media/schemas', () => {
  for (const kind of workspaceFileKinds) {
    it(`has ${kind.name}.json as the program reads it (else run node scripts/schemas.mjs)`, () => {
      const written = readFileSync(`media/schemas/${kind.name}.json`, 'utf8');
      assert.equal(written, jsonSchemaText(kind));
    });
  }

  it('has nothing else', () => {
    const expected = workspaceFileKinds.map(({ name }) => `${name}.json`);
    assert.deepEqual(readdirSync('media/schemas').sort(), expected.sort());
  });
});
