/** npm run package [-- --out FILE]: `precedent-VERSION.vsix` in the repository's root, minified. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inProject } from './projectRoot.mjs';
import { ensureInstalled } from './setUp.mjs';
import { runTool } from './tools.mjs';

ensureInstalled();
const { bundle } = await import('../esbuild.config.mjs');
const { name, version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
const { values } = parseArgs({ options: { out: { type: 'string' } } });
await bundle({ minify: true });
// Everything is bundled: no dependency has to be shipped.
const out = values.out ?? `${name}-${version}.vsix`;
process.exitCode = await runTool('vsce', ['package', '--no-dependencies', '--out', out]);
