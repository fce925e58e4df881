import type { Connector, SourceClaim } from '../connector';
import { folderOf, type FileIndex } from '../fileIndex';
import { docsUsed } from './docBlocks';
import { readProperties } from './readProperties';

const maxDocFiles = 300;

/** dbt's property files: what models, seeds, snapshots, sources and their columns mean. */
export const dbt: Connector = {
  name: 'dbt',
  system: 'dbt',
  version: 1,
  claim: (files) => {
    const projects = files.named('dbt_project.yml').map(folderOf);
    return files.yaml
      .filter((path) => isCandidate(path, projects))
      .map((path) => claimFile(files, path, { project: projectOf(path, projects) }));
  },
};

/** Property files have any name; whether one is a property file shows in its content. */
function isCandidate(path: string, projects: readonly string[]): boolean {
  const isGenerated = projects.some((project) => path.startsWith(below(project, 'target')));
  const isOther =
    path.startsWith('.precedent/') ||
    /(?:^|\/)(?:dbt_project|packages|profiles|selectors|dependencies|meta)\.ya?ml$|\.odcs\.ya?ml$/.test(
      path,
    );
  return !isGenerated && !isOther;
}

/** The innermost project that the file lies in. */
function projectOf(path: string, projects: readonly string[]): string | undefined {
  return projects
    .filter((project) => path.startsWith(below(project, '')))
    .sort((one, other) => other.length - one.length)[0];
}

function claimFile(
  files: FileIndex,
  path: string,
  { project }: { project: string | undefined },
): SourceClaim {
  // Without a project file the first folder of the path is the best guess at where it begins.
  const root = project ?? path.split('/').slice(0, -1)[0] ?? '';
  const isInProject = project !== undefined;
  return {
    key: path,
    path,
    group: path,
    files: [path],
    follow: ({ files: bytes }) => (docsUsed(bytes.get(path)) ? docFiles(files, root) : []),
    read: (inputs) => readProperties(path, inputs, { isInProject }),
  };
}

function docFiles(files: FileIndex, root: string): readonly string[] {
  return files
    .under(root)
    .filter((path) => path.endsWith('.md'))
    .slice(0, maxDocFiles);
}

function below(folder: string, inner: string): string {
  const base = folder === '' ? '' : `${folder}/`;
  return inner === '' ? base : `${base}${inner}/`;
}
