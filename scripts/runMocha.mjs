/**
 * node scripts/runMocha.mjs NAME FILE... bundles the test files, runs them with mocha in this
 * process, and writes `{ passed, failed }` to the file that PRECEDENT_RESULT names, if any.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as esbuild from 'esbuild';
import Mocha from 'mocha';
import { copyAssets } from '../esbuild.config.mjs';
import { inProject, projectRoot } from './projectRoot.mjs';

const [name, ...files] = process.argv.slice(2);
process.chdir(projectRoot);

const outfile = await bundleTests(name, files);
const mocha = new Mocha({ ui: 'bdd', reporter: 'dot', timeout: 20_000, forbidOnly: true });
mocha.addFile(outfile);
const { passed, failed } = await run(mocha);
report({ passed, failed });
// A test that leaves a timer or a child process behind must not hang the run.
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** One bundle for the whole suite, so that what the tests share is built and loaded once. */
async function bundleTests(suite, paths) {
  const out = `out/test/${suite}.cjs`;
  const work = esbuild.build({
    absWorkingDir: projectRoot,
    stdin: {
      contents: paths.map((path) => `import './${path}';`).join('\n'),
      resolveDir: projectRoot,
    },
    outfile: out,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // The first exists in an editor only; the second loads its own files by path.
    external: ['vscode', 'eslint', 'typescript-eslint'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  // esbuild has already said what is wrong and where.
  await work.catch(() => process.exit(1));
  copyAssets('out/test');
  return inProject(out);
}

function run(suite) {
  return new Promise((resolve) => {
    const runner = suite.run((failures) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      // A skipped test is a failure here: what cannot run has to say so.
      if (pending > 0) console.error(`${pending} skipped: not allowed.`);
      resolve({ passed: passes, failed: failures + pending });
    });
  });
}

function report(result) {
  const path = process.env.PRECEDENT_RESULT;
  if (path === undefined) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(result));
}
