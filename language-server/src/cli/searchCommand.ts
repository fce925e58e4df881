import type { SearchKind, SearchResult } from '../memory/searchIndex';
import type { Command } from './command';
import { nearestName } from '../../../protocol/src/nearestName';
import { withWorkspace } from './openWorkspace';
import { plainLine } from './plainLine';
import { printJson } from './printJson';
import { UsageError } from './usageError';

const kinds: readonly SearchKind[] = ['attempt', 'lesson', 'definition', 'dataset'];
const usualLimit = 20;

export const search: Command = {
  name: 'search',
  summary: 'Look words up in the memory.',
  parameters: 'TEXT',
  positionals: { least: 1, most: Infinity },
  options: [
    { name: 'kind', value: kinds.join('|'), help: 'only records of this kind' },
    { name: 'limit', value: 'N', help: `at most so many results; default: ${usualLimit}` },
  ],
  formats: ['text', 'json'],
  run(invocation) {
    const kind = kindOf(invocation.option('kind'));
    const limit = limitOf(invocation.option('limit'));
    return withWorkspace(invocation, ({ memory }) => {
      const text = invocation.positionals.join(' ');
      const wanted = { limit, ...(kind !== undefined && { kinds: [kind] }) };
      const results = memory.view.search.find(text, wanted);
      if (invocation.format === 'json') printJson(invocation, { results });
      else invocation.out(results.map((result) => `${resultLine(result)}\n`).join(''));
      if (results.length === 0) invocation.notice('Nothing was found.');
      return 0;
    });
  },
};

function kindOf(given: string | undefined): SearchKind | undefined {
  const found = kinds.find((kind) => kind === given);
  if (given === undefined || found !== undefined) return found;
  const meant = nearestName(given, kinds);
  const advice = meant === undefined ? `use ${kinds.join(', ')}` : `did you mean ${meant}?`;
  throw new UsageError(`--kind knows no "${given}": ${advice}`);
}

function limitOf(given = String(usualLimit)): number {
  const limit = Number(given);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new UsageError(`--limit ${given} is no count: give a whole number from 1 on.`);
}

function resultLine({ kind, title, excerpt, file, line }: SearchResult): string {
  return plainLine(`${kind.padEnd(10)}  ${title}  (${file}:${line + 1})  ${excerpt}`);
}
