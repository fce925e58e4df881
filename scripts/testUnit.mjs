/**
 * npm run test:unit [-- FILTER...]: the unit tests whose path contains a filter, all without one.
 * A filter that starts with `test/` may name files of other suites, for instance `test/cli/check`.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { ensureInstalled } from './setUp.mjs';
import { inProject, projectRoot } from './projectRoot.mjs';
import { testFiles } from './testFiles.mjs';

ensureInstalled();
const filters = process.argv.slice(2);
const everywhere = filters.some((part) => part.startsWith('test/'));
const files = testFiles(everywhere ? 'test' : 'test/unit', filters);
if (files.length === 0) {
  console.error(`No test file matches ${filters.join(', ') || 'test/unit/**/*.test.ts'}.`);
  process.exit(1);
}
// A name of its own, so that two runs at once do not overwrite each other's bundle.
const bundleName = `unit-${process.pid}`;
const { status } = spawnSync(
  process.execPath,
  ['--enable-source-maps', inProject('scripts/runMocha.mjs'), bundleName, ...files],
  { cwd: projectRoot, stdio: 'inherit' },
);
rmSync(inProject(`out/test/${bundleName}.cjs`), { force: true });
process.exit(status ?? 1);
