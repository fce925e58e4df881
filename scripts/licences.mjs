import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { inProject } from './projectRoot.mjs';

const licenceFile = /^(licen[cs]e|copying|notice|copyrightnotice)(\.|-|$)/i;

/**
 * Writes `out` (a path inside the repository): the licence texts of the packages whose code is in the
 * bundles. `inputs` are the source paths of the bundles, as esbuild lists them.
 */
export function writeLicences(inputs, out) {
  const sections = [...packageFolders(inputs)].sort().map(section);
  writeFileSync(inProject(out), sections.join(`\n${'-'.repeat(80)}\n\n`));
}

function packageFolders(inputs) {
  const found = inputs.map((path) => /^(.*node_modules\/(@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  return new Set(found.filter((folder) => folder !== undefined));
}

function section(folder) {
  const { name, version, license } = JSON.parse(readFileSync(inProject(folder, 'package.json')));
  const texts = readdirSync(inProject(folder))
    .filter((file) => licenceFile.test(file))
    .map((file) => readFileSync(inProject(folder, file), 'utf8').trim());
  return `${[`${name} ${version} (${license})`, ...texts].join('\n\n')}\n`;
}
