import { statSync } from 'node:fs';
import type { ImportedGroup } from '../engine/importer';
import { recordImport } from '../engine/recordAction';
import { UserError } from '../engine/userError';
import type { Workspace } from '../engine/workspace';
import { isInside } from '../files/readFile';
import type { Command, Invocation } from './command';
import { namedPath, withStoredWorkspace } from './openWorkspace';
import { plainLine } from './plainLine';
import { printJson } from './printJson';
import { UsageError } from './usageError';

export const importCommand: Command = {
  name: 'import',
  summary: 'Read trackers and definitions now.',
  parameters: '[PATH...]',
  positionals: { least: 0, most: Infinity },
  options: [],
  formats: ['text', 'json'],
  run(invocation) {
    return withStoredWorkspace(invocation, async (workspace) => {
      const { cwd, positionals } = invocation;
      const only = positionals.map((path) => {
        const absolute = namedPath(path, { cwd, root: workspace.root });
        checkPath(path, { absolute, root: workspace.root });
        return workspace.relative(absolute);
      });
      const { sources, problems } = await workspace.refresh(only.length > 0 ? only : undefined);
      await record(invocation, { workspace, sources });
      if (invocation.format === 'json') printJson(invocation, { sources, problems });
      else invocation.out(sources.map((source) => `${sourceLine(source)}\n`).join(''));
      for (const { file, message } of problems) invocation.notice(plainLine(`${file}: ${message}`));
      return 0;
    });
  },
};

/** A workspace that may only be read can still be imported from. */
async function record(
  { notice }: Invocation,
  { workspace, sources }: { workspace: Workspace; sources: readonly ImportedGroup[] },
): Promise<void> {
  try {
    await recordImport(workspace, sources);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    notice(plainLine(error.message));
  }
}

function checkPath(path: string, { absolute, root }: { absolute: string; root: string }): void {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) {
    throw new UsageError(`import reads files and folders: ${path} is an address.`);
  }
  if (!statSync(absolute, { throwIfNoEntry: false })) {
    throw new UsageError(`${path} does not exist; check the path.`);
  }
  if (!isInside(root, absolute)) {
    throw new UsageError(`${path} lies outside the workspace ${root}: name it with --workspace.`);
  }
}

function sourceLine(source: ImportedGroup): string {
  const { system, path, attempts, lessons, definitions, datasets, unchanged } = source;
  const counts = Object.entries({ attempts, lessons, definitions, datasets })
    .filter(([, count]) => count > 0)
    .map(([noun, count]) => `${count} ${count === 1 ? noun.slice(0, -1) : noun}`);
  const told = counts.length > 0 ? counts.join(', ') : 'nothing';
  return plainLine(`${system} ${path}: ${told}${unchanged ? ' (unchanged)' : ''}`);
}
