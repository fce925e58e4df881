import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('.', import.meta.url));
const outFolder = fileURLToPath(new URL('../../out/test/vscode/', import.meta.url));

/**
 * Bundles the suites of one window into a module that VS Code can load and run.
 *
 * @param {string} name of the bundle
 * @param {readonly string[]} suites names of files in suites/, without ending
 * @param {{ isLast: boolean }} options whether no other window follows this one
 * @returns {Promise<string>} absolute path of the module
 */
export async function bundleWindow(name, suites, { isLast }) {
  const outfile = join(outFolder, `${name}.js`);
  const rows = suites.map(
    (suite) => `{ name: '${suite}', load: () => import('./suites/${suite}.test') }`,
  );
  const contents = `
    import { runSuites } from './mochaRun';
    export const run = () => runSuites([${rows.join(', ')}], { isLast: ${isLast} });
  `;
  await build({
    stdin: { contents, resolveDir: folder, sourcefile: `${name}.ts`, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    // mocha reads files beside itself when it is loaded, so it stays where it is installed.
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return outfile;
}
