import type { FileIndex } from '../fileIndex';

/** Whether a folder is a trial of Ray Tune: its settings beside its results. */
export function isTrialFolder(files: FileIndex, folder: string): boolean {
  const has = (name: string): boolean => files.has(`${folder}/${name}`);
  return has('params.json') && (has('result.json') || has('progress.csv'));
}
