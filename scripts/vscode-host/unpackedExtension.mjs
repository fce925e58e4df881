import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the packaged extension holds; sources, tests and dependencies stay behind, as in the package. */
const packagedEntries = ['package.json', 'dist', 'media', 'README.md', 'CHANGELOG.md', 'LICENSE'];

/**
 * Lays a built extension into an extensions folder the way an installed one lies there.
 *
 * @param {string} extensionPath folder with package.json and the built `dist`
 * @param {string} extensionsDir
 * @throws when the extension is not built
 */
export function unpackExtension(extensionPath, extensionsDir) {
  const manifest = JSON.parse(readFileSync(join(extensionPath, 'package.json'), 'utf8'));
  const main = join(extensionPath, manifest.main);
  if (!existsSync(main))
    throw new Error(`${main} is missing. Build the extension first: npm run build`);
  const folder = join(extensionsDir, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  mkdirSync(folder, { recursive: true });
  for (const entry of packagedEntries) {
    const source = join(extensionPath, entry);
    if (existsSync(source)) cpSync(source, join(folder, entry), { recursive: true });
  }
}
