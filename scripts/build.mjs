/** npm run build: types and lint first, then `dist/`. A fault in either is a failed build. */
import { ensureInstalled } from './setUp.mjs';
import { runTool } from './tools.mjs';

ensureInstalled();
const { bundle } = await import('../esbuild.config.mjs');
const faults =
  (await runTool('tsc', ['--build'])) || (await runTool('eslint', ['.', '--max-warnings', '0']));
if (faults === 0) await bundle();
process.exitCode = faults;
