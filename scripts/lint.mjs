/** npm run lint [-- PATH...]: the rules of `eslint.config.mjs`, on everything without a path. */
import { ensureInstalled } from './setUp.mjs';
import { runTool } from './tools.mjs';

ensureInstalled();
const paths = process.argv.slice(2);
process.exitCode = await runTool('eslint', [
  ...(paths.length > 0 ? paths : ['.']),
  '--max-warnings',
  '0',
]);
