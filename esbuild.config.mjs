/**
 * Every file that is shipped, as a table. `node esbuild.config.mjs [--minify]` builds them all;
 * the scripts import `bundle`.
 */
import { cpSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { writeLicences } from './scripts/licences.mjs';
import { inProject, projectRoot } from './scripts/projectRoot.mjs';

const node = { platform: 'node', format: 'cjs', target: 'node20' };
const browser = { platform: 'browser', format: 'iife', target: 'es2022' };

const bundles = [
  { entry: 'extension/src/extension.ts', out: 'dist/extension.js', ...node, external: ['vscode'] },
  { entry: 'language-server/src/main.ts', out: 'dist/language-server.js', ...node },
  { entry: 'language-server/src/engine/importWorker.ts', out: 'dist/import-worker.js', ...node },
  {
    entry: 'language-server/src/cli.ts',
    out: 'dist/cli.js',
    ...node,
    banner: { js: '#!/usr/bin/env node' },
  },
  { entry: 'webview/src/main.ts', out: 'dist/webview/main.js', ...browser },
  { entry: 'webview/src/main.css', out: 'dist/webview/main.css' },
];

/** Files that the bundles load at run time, from beside themselves. */
const assets = [{ from: 'node_modules/sql.js/dist/sql-wasm.wasm', name: 'sql-wasm.wasm' }];

/** Copies the files that a bundle loads at run time into `folder`, a path inside the repository. */
export function copyAssets(folder) {
  for (const { from, name } of assets) cpSync(inProject(from), inProject(folder, name));
}

/**
 * Builds `dist/`. `minify` is for what is shipped: from nothing, with the licences of what is in it.
 * Otherwise there are source maps, and files are replaced in place, under a running editor too.
 */
export async function bundle({ minify = false } = {}) {
  if (minify) rmSync(inProject('dist'), { recursive: true, force: true });
  const metafiles = await Promise.all(bundles.map((row) => build(row, minify)));
  copyAssets('dist');
  if (minify)
    writeLicences(
      metafiles.flatMap(({ inputs }) => Object.keys(inputs)),
      'dist/licences.txt',
    );
}

/** Bundles a program that only the repository runs (tests, benchmarks), with its assets beside it. */
export async function bundleForNode(entry, out) {
  await build({ entry, out, ...node, external: ['vscode'] }, false);
  copyAssets(dirname(out));
}

async function build({ entry, out, ...options }, minify) {
  const work = esbuild.build({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    outfile: out,
    bundle: true,
    minify,
    sourcemap: minify ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    ...options,
  });
  // esbuild has already said what is wrong and where.
  const { metafile } = await work.catch(() => process.exit(1));
  return metafile;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await bundle({ minify: process.argv.includes('--minify') });
}
