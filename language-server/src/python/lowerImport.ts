import type { ImportedName, Stmt } from './ir';
import { type Lowering, nameOf, splitAtCommas, textOf } from './lowering';
import type { SyntaxNode } from './syntaxTree';

export function lowerImport(lowering: Lowering, node: SyntaxNode): Stmt {
  const n = lowering.number(node);
  const isFrom = node.children[0]?.name === 'from';
  const names = isFrom ? lowerFrom(lowering, node.children) : lowerPlain(lowering, node.children);
  return { k: 'import', n, names };
}

function lowerPlain(lowering: Lowering, children: readonly SyntaxNode[]): ImportedName[] {
  const inside = children.filter((child) => !/^(import|[()])$/.test(child.name));
  return splitAtCommas(inside).flatMap((group) => {
    const { path, alias } = dotted(lowering, group);
    return path === '' ? [] : [{ module: path, ...alias }];
  });
}

function lowerFrom(lowering: Lowering, children: readonly SyntaxNode[]): ImportedName[] {
  const cut = children.findIndex((child) => child.name === 'import');
  const source = cut < 0 ? children.slice(1) : children.slice(1, cut);
  const module = source
    .filter((child) => /^(\.|Ellipsis|VariableName|\.\.\.)$/.test(child.name))
    .map((child) => textOf(lowering, child))
    .join('');
  const inside =
    cut < 0 ? [] : children.slice(cut + 1).filter((child) => !/^[()]$/.test(child.name));
  return splitAtCommas(inside).flatMap((group): ImportedName[] => {
    if (group[0]?.name === '*') return [{ module, name: '*' }];
    const { path, alias } = dotted(lowering, group);
    return path === '' ? [] : [{ module, name: path, ...alias }];
  });
}

/** `a.b as c`; the alias is absent without `as`. */
function dotted(
  lowering: Lowering,
  group: readonly SyntaxNode[],
): { path: string; alias: { as?: string } } {
  const mark = group.findIndex((child) => child.name === 'as');
  const named = mark < 0 ? group : group.slice(0, mark);
  const path = named
    .filter((child) => child.name === 'VariableName')
    .map((child) => nameOf(lowering, child))
    .join('.');
  const alias = mark < 0 ? undefined : group[mark + 1];
  return { path, alias: alias?.name === 'VariableName' ? { as: nameOf(lowering, alias) } : {} };
}
