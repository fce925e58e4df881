import { existsSync, readFileSync, rmSync } from 'node:fs';
import { inProject } from './projectRoot.mjs';
import { testFiles } from './testFiles.mjs';
import { runNode, runTool } from './tools.mjs';

/**
 * All that `npm test` runs, in this order. A check counts as one test; the other suites report their
 * own counts. To add a suite, add a row.
 */
export const suites = [
  check('types', () => runTool('tsc', ['--build'])),
  check('lint', () => runTool('eslint', ['.', '--max-warnings', '0'])),
  check('format', () => runTool('prettier', ['--check', '--log-level', 'warn', '.'])),
  check('unused exports', () => runTool('knip', ['--no-progress'])),
  check('build', () => runNode([inProject('esbuild.config.mjs')])),
  mochaFolder('unit'),
  mochaFolder('lsp'),
  mochaFolder('cli'),
  reporting('vscode', [inProject('test/vscode/run.mjs')]),
  mochaFolder('package'),
];

function check(name, run) {
  const count = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  return { name, run: async () => count(await run()) };
}

function mochaFolder(name) {
  const runner = inProject('scripts/runMocha.mjs');
  const files = testFiles(`test/${name}`);
  return reporting(name, ['--enable-source-maps', runner, name, ...files]);
}

/**
 * A suite in a process of its own, which writes `{ passed, failed }` to the file that the variable
 * PRECEDENT_RESULT names. One that crashes, or runs no test, has failed.
 */
function reporting(name, parameters) {
  const result = inProject(`out/results/${name}.json`);
  const run = async () => {
    rmSync(result, { force: true });
    const code = await runNode(parameters, { env: { PRECEDENT_RESULT: result } });
    const { passed, failed } = existsSync(result)
      ? JSON.parse(readFileSync(result, 'utf8'))
      : { passed: 0, failed: 0 };
    const isBroken = failed === 0 && (passed === 0 || code !== 0);
    return { passed, failed: isBroken ? 1 : failed };
  };
  return { name, run };
}
