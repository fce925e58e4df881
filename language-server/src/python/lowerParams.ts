import type { Expr, Param } from './ir';
import { lowerItem } from './lowerDisplay';
import { type Lowering, nameOf, splitAtCommas } from './lowering';
import type { SyntaxNode } from './syntaxTree';

/** Parameters of a function or lambda: annotations and the `/` mark dropped, defaults kept. */
export function lowerParams(lowering: Lowering, list: SyntaxNode): Param[] {
  const inside = list.children.filter((child) => child.name !== '(' && child.name !== ')');
  const params: Param[] = [];
  let keywordOnly = false;
  for (const group of splitAtCommas(inside)) {
    const star = starOf(group);
    const name = group.find((child) => child.name === 'VariableName');
    if (name !== undefined) {
      params.push({
        name: nameOf(lowering, name),
        ...lowerDefault(lowering, group),
        ...(star !== undefined && { star }),
        ...(keywordOnly && star === undefined && { keywordOnly }),
      });
    }
    keywordOnly ||= star === 1;
  }
  return params;
}

function starOf(group: readonly SyntaxNode[]): 1 | 2 | undefined {
  if (group[0]?.name === '*') return 1;
  return group[0]?.name === '**' ? 2 : undefined;
}

function lowerDefault(lowering: Lowering, group: readonly SyntaxNode[]): { default?: Expr } {
  const mark = group.findIndex((child) => child.name === 'AssignOp');
  const sign = group[mark];
  if (sign === undefined) return {};
  return { default: lowerItem(lowering, group.slice(mark + 1), sign) };
}
