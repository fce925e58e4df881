import { nameOf, type FileIndex } from '../fileIndex';

/** Whether a folder is a run of Lightning: `version_3` with its settings or its table of figures. */
export function isLightningRun(files: FileIndex, folder: string): boolean {
  const isVersion = /^version_\d+$/.test(nameOf(folder));
  return isVersion && (files.has(`${folder}/hparams.yaml`) || files.has(`${folder}/metrics.csv`));
}
