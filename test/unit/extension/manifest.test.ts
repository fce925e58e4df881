import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { defaultSettings, settingsSchema } from '../../../protocol/src/settings';
import { workspaceFileKinds } from '../../../protocol/src/workspace';

const propertySchema = z.object({ scope: z.string(), default: z.unknown(), type: z.string() });

const manifestSchema = z.object({
  activationEvents: z.array(z.string()),
  capabilities: z.object({ untrustedWorkspaces: z.object({ supported: z.string() }) }),
  contributes: z.object({
    configuration: z.object({ properties: z.record(z.string(), propertySchema) }),
    yamlValidation: z.array(z.object({ fileMatch: z.array(z.string()), url: z.string() })),
    walkthroughs: z.array(
      z.object({ steps: z.array(z.object({ media: z.object({ image: z.string() }) })) }),
    ),
  }),
  icon: z.string(),
});

const manifest = manifestSchema.parse(JSON.parse(readFileSync('package.json', 'utf8')));
const { properties } = manifest.contributes.configuration;

/** A value of such a setting decides what is read, started or sent: a repository must not choose it. */
const pointsSomewhere =
  /path|url|uri|command|executable|interpreter|endpoint|host|folder|dir|key|ceiling/i;

describe('the manifest', () => {
  it('offers every setting with the default of its schema', () => {
    const offered = Object.entries(properties).map(([key, value]) => [key, value.default]);
    const expected = Object.entries(defaultSettings()).map(([key, value]) => [
      `precedent.${key}`,
      value,
    ]);
    assert.deepEqual(Object.fromEntries(offered), Object.fromEntries(expected));
  });

  it('accepts the types that the schema accepts', () => {
    const { properties: wanted } = z
      .object({ properties: z.record(z.string(), z.object({ type: z.string() })) })
      .parse(z.toJSONSchema(settingsSchema));
    for (const [key, { type }] of Object.entries(properties)) {
      assert.equal(type, wanted[key.replace('precedent.', '')]?.type, key);
    }
  });

  it('lets no workspace choose where something is read, started or sent', () => {
    for (const [key, { scope }] of Object.entries(properties)) {
      if (!pointsSomewhere.test(key)) continue;
      assert.match(scope, /^(machine|application)$/, key);
    }
  });

  it('wakes up for notebooks, Python, SQL, a memory of its own and its own panel only', () => {
    assert.deepEqual(manifest.activationEvents, [
      'onLanguage:python',
      'onLanguage:sql',
      'onNotebook:jupyter-notebook',
      'onWebviewPanel:precedent.timeline',
      'workspaceContains:.precedent/**',
    ]);
  });

  it('is limited in restricted mode', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
  });

  it('registers the schema of every workspace file', () => {
    const expected = workspaceFileKinds.map(({ name, places }) => ({
      fileMatch: places.flatMap((place) => [`.precedent/${place}.yaml`, `.precedent/${place}.yml`]),
      url: `./media/schemas/${name}.json`,
    }));
    assert.deepEqual(manifest.contributes.yamlValidation, expected);
  });

  it('shows pictures that are there', () => {
    const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    for (const path of [manifest.icon, ...steps.map(({ media }) => media.image)]) {
      assert.equal(readFileSync(path).toString('latin1', 1, 4), 'PNG', path);
    }
  });
});
