/** node scripts/schemas.mjs: writes `media/schemas/` anew from the zod schemas of the workspace files. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { inProject, projectRoot } from './projectRoot.mjs';

const outfile = inProject('out', 'schemas', 'workspaceFiles.mjs');
await esbuild.build({
  absWorkingDir: projectRoot,
  stdin: {
    contents: `
      export { workspaceFileKinds } from './protocol/src/workspace';
      export { jsonSchemaText } from './protocol/src/workspace/jsonSchema';
    `,
    resolveDir: projectRoot,
  },
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
const { workspaceFileKinds, jsonSchemaText } = await import(pathToFileURL(outfile).href);

const folder = inProject('media', 'schemas');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const kind of workspaceFileKinds) {
  writeFileSync(inProject('media', 'schemas', `${kind.name}.json`), jsonSchemaText(kind));
}
console.log(`Wrote ${workspaceFileKinds.length} schemas to media/schemas.`);
