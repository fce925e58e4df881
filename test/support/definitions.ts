import type { Definition } from '../../protocol/src/records/definition';

/** The definition of `table.column`; of a metric or dataset when the name has no table. */
export function definitionOf(name: string, changes: Partial<Definition> = {}): Definition {
  const [table, column] = name.split('.');
  return {
    id: `odcs:${name}`,
    kind: column === undefined ? 'metric' : 'column',
    name,
    ...(column !== undefined && table !== undefined && { table, column }),
    meaning: `What ${name} means`,
    source: { system: 'odcs', path: `contracts/${table ?? name}.odcs.yaml`, line: 4 },
    hash: 'a'.repeat(64),
    ...changes,
  };
}
