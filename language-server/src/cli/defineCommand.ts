import { define as defineName, type DefinedName, type DefineResult } from '../catalog/define';
import type { Command } from './command';
import { withWorkspace } from './openWorkspace';
import { plainLine } from './plainLine';
import { printJson } from './printJson';

export const define: Command = {
  name: 'define',
  summary: 'Every definition of a column or metric, and how they differ.',
  parameters: 'NAME',
  positionals: { least: 1, most: 1 },
  options: [],
  formats: ['text', 'json'],
  run(invocation) {
    return withWorkspace(invocation, ({ memory }) => {
      const [name = ''] = invocation.positionals;
      const result = defineName(memory.view.catalog, name);
      if (invocation.format === 'json') printJson(invocation, result);
      else
        invocation.out(
          definitionLines(result)
            .map((line) => `${line}\n`)
            .join(''),
        );
      if (result.definitions.length === 0) {
        invocation.notice(
          plainLine(`There is no definition of ${name}: search finds similar names.`),
        );
      }
      return 0;
    });
  },
};

function definitionLines({ definitions, differences }: DefineResult): readonly string[] {
  return [
    ...definitions.flatMap(linesOf),
    ...(differences.length > 0 ? ['They differ in:'] : []),
    ...differences.flatMap(({ part, values }) => [
      `  ${plainLine(part)}`,
      ...Object.entries(values)
        .map(([id, value]) => plainLine(`${id}: ${value ?? '(not said)'}`))
        .map((line) => `    ${line}`),
    ]),
  ];
}

function linesOf(definition: DefinedName): readonly string[] {
  const { name, meaning, parts, owner, available, file, line, folded } = definition;
  const facts: readonly (readonly [string, string | null])[] = [
    ['meaning', meaning ?? '(no definition found)'],
    ['owner', owner],
    ['known', available && availabilityText(available)],
    ...Object.entries(parts),
    ['passed on by', folded.length > 0 ? folded.join(', ') : null],
  ];
  const said = facts.flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}`]));
  return [plainLine(`${name} (${file}:${line + 1})`), ...said.map((one) => `  ${plainLine(one)}`)];
}

function availabilityText({
  known,
  latency,
  at,
  event,
}: NonNullable<DefinedName['available']>): string {
  const parts = [
    known,
    latency === null ? '' : `latency ${latency}`,
    event === null ? '' : `event ${event}`,
    at === null ? '' : `recorded in ${at}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
