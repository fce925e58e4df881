import { decodeText } from '../../files/decodeText';

const block = /\{%-?\s*docs\s+(\w+)\s*-?%\}([\s\S]*?)\{%-?\s*enddocs\s*-?%\}/g;
const use = /\{\{-?\s*doc\(\s*(?:['"]\w+['"]\s*,\s*)?['"](\w+)['"]\s*\)\s*-?\}\}/g;

/** Whether a property file refers to doc blocks at all. */
export function docsUsed(bytes: Uint8Array | undefined): boolean {
  return bytes !== undefined && /\bdoc\(/.test(decodeText(bytes).text);
}

/** The doc blocks of Markdown files, by name. */
export function docBlocks(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  const blocks = new Map<string, string>();
  for (const [path, bytes] of files) {
    if (!path.endsWith('.md')) continue;
    for (const [, name = '', text = ''] of decodeText(bytes).text.matchAll(block)) {
      blocks.set(name, text.trim());
    }
  }
  return blocks;
}

/** A description with its `{{ doc('name') }}` replaced; `missing` lists names that no file defines. */
export function resolveDocs(
  description: string,
  blocks: ReadonlyMap<string, string>,
): { text: string; missing: readonly string[] } {
  const missing: string[] = [];
  const text = description.replace(use, (_, name: string) => {
    const found = blocks.get(name);
    if (found === undefined) missing.push(name);
    return found ?? '';
  });
  return { text: text.trim(), missing };
}
