import { dirname, posix, relative } from 'node:path';
import { heights, layers, owners } from './layers.mjs';

/**
 * Reports imports that point the wrong way; the table is `layers.mjs`.
 * The setting `root` is the repository's absolute path.
 */
export const layering = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      layer: '{{from}} may not import {{target}}.',
      typeOnly: '{{from}} may import {{target}} only as types.',
      upwards: '{{target}} stands above {{from}}: turn the dependency round.',
      owner: 'Only {{folders}} may import {{target}}.',
    },
  },
  create(context) {
    const from = relative(context.settings.root, context.filename).replaceAll('\\', '/');
    const layer = layers.find((row) => from.startsWith(row.from));
    const check = (node) => {
      const specifier = node.source?.value;
      if (typeof specifier !== 'string') return;
      const target = resolve(from, specifier);
      const problem =
        ownerProblem(from, target) ??
        (layer && layerProblem(layer, target, isTypeOnly(node))) ??
        heightProblem(from, target);
      if (problem) {
        const { messageId, folders = '' } = problem;
        context.report({ node, messageId, data: { from: layer?.from ?? from, target, folders } });
      }
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

/** A relative specifier as a path from the root; a package as it is. */
function resolve(from, specifier) {
  return specifier.startsWith('.') ? posix.join(dirname(from), specifier) : specifier;
}

function isTypeOnly(node) {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const { specifiers = [] } = node;
  return specifiers.length > 0 && specifiers.every((one) => one.importKind === 'type');
}

function ownerProblem(from, target) {
  const owner = owners.find(({ packages }) => packages.some((name) => isPackage(target, name)));
  if (!owner || from.startsWith('test/') || owner.folders.some((folder) => from.startsWith(folder)))
    return undefined;
  return { messageId: 'owner', folders: owner.folders.join(' and ') };
}

function layerProblem({ may, types = [] }, target, typeOnly) {
  if (may.some((allowed) => covers(allowed, target))) return undefined;
  if (!types.some((allowed) => covers(allowed, target))) return { messageId: 'layer' };
  return typeOnly ? undefined : { messageId: 'typeOnly' };
}

function heightProblem(from, target) {
  if (heightOf(from) === 0) return undefined;
  return heightOf(from) < heightOf(target) ? { messageId: 'upwards' } : undefined;
}

function heightOf(path) {
  const row = heights.find(({ folders }) => folders.some((folder) => isInside(path, folder)));
  return row?.height ?? 0;
}

function covers(allowed, target) {
  if (allowed === 'package:') return !isOwnFolder(target) && !target.startsWith('node:');
  return target.startsWith(allowed) && (/[/:]$/.test(allowed) || isPackage(target, allowed));
}

function isOwnFolder(target) {
  return layers.some(({ from }) => target.startsWith(from));
}

function isPackage(target, name) {
  return target === name || target.startsWith(`${name}/`);
}

function isInside(path, folder) {
  return folder.endsWith('/') ? path.startsWith(folder) : path.replace(/\.ts$/, '') === folder;
}
