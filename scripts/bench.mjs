/** npm run bench [-- OPTION...]: builds and runs `test/bench/main.ts` on the minified bundles. */
import { inProject } from './projectRoot.mjs';
import { ensureInstalled } from './setUp.mjs';
import { runNode } from './tools.mjs';

ensureInstalled();
const { bundle, bundleForNode } = await import('../esbuild.config.mjs');
await bundle({ minify: true });
await bundleForNode('test/bench/main.ts', 'out/bench/main.cjs');
await bundleForNode('test/bench/floor/server.ts', 'out/bench/floor.cjs');
await bundleForNode('test/bench/floor/check.ts', 'out/bench/floorCheck.cjs');
process.exitCode = await runNode([inProject('out/bench/main.cjs'), ...process.argv.slice(2)]);
