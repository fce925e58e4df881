import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const packages = ['web-tree-sitter@0.27.1', 'tree-sitter-python@0.25.0'];

/**
 * Installs tree-sitter into `folder` and gives it in the shape that the table compares: parse, and
 * visit every node once, as lowering would have to.
 */
export async function treeSitter(folder) {
  const options = ['--prefix', folder, '--no-save', '--ignore-scripts', '--silent'];
  execFileSync('npm', ['install', ...options, ...packages], { stdio: 'inherit' });
  const resolve = createRequire(join(folder, 'package.json')).resolve;
  const { Parser, Language } = await import(pathToFileURL(resolve('web-tree-sitter')).href);
  await Parser.init();
  const grammar = join(folder, 'node_modules/tree-sitter-python/tree-sitter-python.wasm');
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(grammar)));
  return { name: 'tree-sitter-python, visited', read: (text) => readText(parser, text) };
}

function readText(parser, text) {
  const tree = parser.parse(text);
  const isClean = !tree.rootNode.hasError;
  const cursor = tree.walk();
  visit(cursor);
  cursor.delete();
  tree.delete();
  return isClean;
}

/** Reads kind and place of each node, in pre-order; gives their number. */
function visit(cursor) {
  for (let count = 1; ; count += 1) {
    const node = { kind: cursor.nodeType, from: cursor.startIndex, to: cursor.endIndex };
    if (node.from > node.to) throw new Error(`${node.kind} ends before it starts`);
    if (cursor.gotoFirstChild() || cursor.gotoNextSibling()) continue;
    do {
      if (!cursor.gotoParent()) return count;
    } while (!cursor.gotoNextSibling());
  }
}
