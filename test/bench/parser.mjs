/**
 * node test/bench/parser.mjs [FOLDER]: how much Python each parser takes, and how fast.
 *
 * Reads every .py file under FOLDER (the tests of the Python on this machine by default) that
 * Python itself compiles, and prints for each parser the share without an error node and the time.
 * tree-sitter is installed into a temporary folder for the run; it is no dependency.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { inProject, projectRoot } from '../../scripts/projectRoot.mjs';
import { treeSitter } from './treeSitter.mjs';

const compilable = `
import json, os, sys, test, warnings
warnings.simplefilter('ignore')
root = sys.argv[1] if len(sys.argv) > 1 else list(test.__path__)[0]
found = []
for folder, _, names in sorted(os.walk(root)):
    for name in sorted(names):
        path = os.path.join(folder, name)
        if not name.endswith('.py'):
            continue
        try:
            with open(path, 'rb') as file:
                source = file.read()
            source.decode('utf-8')
            compile(source, path, 'exec', dont_inherit=True)
            found.append(path)
        except Exception:
            pass
json.dump({'version': sys.version.split()[0], 'paths': found}, sys.stdout)
`;

const folder = mkdtempSync(join(tmpdir(), 'parser-bench-'));
try {
  const { version, texts } = compilableTexts(process.argv.slice(2));
  const lines = texts.reduce((sum, text) => sum + text.split('\n').length, 0);
  console.log(
    `${String(texts.length)} files, ${String(lines)} lines that Python ${version} compiles\n`,
  );
  const own = await loadOwn(join(folder, 'own.cjs'));
  const parsers = [
    { name: '@lezer/python as shipped', read: own.readAsShipped },
    { name: '@lezer/python, gaps filled', read: own.readAdapted },
    { name: 'cell IR from it', read: own.readLowered },
    await treeSitter(folder),
  ];
  printTable(parsers.map((parser) => measure(parser, texts)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function compilableTexts(roots) {
  const output = execFileSync('python3', ['-c', compilable, ...roots], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const { version, paths } = JSON.parse(output);
  return { version, texts: paths.map((path) => readFileSync(path, 'utf8')) };
}

/** The project's own modules as a bundle, in the three stages that the table compares. */
async function loadOwn(outfile) {
  await esbuild.build({
    absWorkingDir: projectRoot,
    entryPoints: [inProject('test/bench/ownParser.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
  });
  return createRequire(import.meta.url)(outfile);
}

/** Two rounds: the first warms the runtime up, the second is timed, in time of the processor. */
function measure({ name, read }, texts) {
  let clean = 0;
  let elapsed = 0;
  for (const round of [0, 1]) {
    clean = 0;
    const start = process.cpuUsage();
    for (const text of texts) if (read(text)) clean += 1;
    const { user, system } = process.cpuUsage(start);
    if (round === 1) elapsed = (user + system) / 1000;
  }
  return { name, clean, share: clean / texts.length, elapsed };
}

function printTable(rows) {
  console.log('| parser | files without an error | share | CPU time |');
  console.log('|---|---|---|---|');
  for (const { name, clean, share, elapsed } of rows) {
    const percent = `${(share * 100).toFixed(1)} %`;
    console.log(`| ${name} | ${String(clean)} | ${percent} | ${(elapsed / 1000).toFixed(1)} s |`);
  }
}
