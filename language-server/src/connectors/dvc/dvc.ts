import type { Connector, SourceClaim } from '../connector';
import { folderOf, nameOf, type FileIndex } from '../fileIndex';
import { readTracked } from './readTracked';
import { namedFiles, readPipeline } from './readPipeline';

/** DVC's pipelines with their parameters and figures, DVCLive's folders, and tracked data. */
export const dvc: Connector = {
  name: 'dvc',
  system: 'dvc',
  version: 1,
  claim: (files) => {
    const pipelines = new Set(
      [...files.named('dvc.yaml'), ...files.named('dvc.lock')].map(folderOf),
    );
    const live = files
      .named('metrics.json')
      .map(folderOf)
      // Beside a pipeline, DVCLive's figures are those of the pipeline.
      .filter((folder) => nameOf(folder) === 'dvclive' && !pipelines.has(folderOf(folder)))
      .filter((folder) => !pipelines.has(folder));
    return [
      ...[...pipelines].map((folder) => claimPipeline(files, folder)),
      ...live.map((folder) => claimPipeline(files, folder)),
      ...files.paths.filter((path) => /[^/]\.dvc$/.test(path)).map(claimTracked),
    ];
  },
};

function claimPipeline(files: FileIndex, folder: string): SourceClaim {
  const at = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
  const own = ['dvc.yaml', 'dvc.lock', 'params.yaml', 'metrics.json']
    .concat(['dvclive/params.yaml', 'dvclive/metrics.json'])
    .map(at)
    .filter((path) => files.has(path));
  return {
    key: at('dvc.yaml'),
    path: own[0] ?? folder,
    group: own[0] ?? folder,
    files: own,
    follow: (inputs) => namedFiles(folder, inputs).filter((path) => files.has(path)),
    read: (inputs) => readPipeline(folder, inputs),
  };
}

function claimTracked(path: string): SourceClaim {
  return {
    key: path,
    path,
    group: path,
    files: [path],
    read: (inputs) => readTracked(path, inputs),
  };
}
