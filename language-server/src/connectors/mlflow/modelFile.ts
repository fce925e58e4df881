import type { FileIndex } from '../fileIndex';
import { readYaml } from '../yaml/yamlDocument';

/** Finds the `MLmodel` file of a model or of a run, wherever its artifacts lie in the workspace. */
export interface ModelFiles {
  ofModel(modelId: string): string | undefined;
  ofRun(runId: string): string | undefined;
}

/** Indexes `…/<model id>/artifacts/MLmodel` (MLflow 3) and `…/<run id>/artifacts/…/MLmodel` (2). */
export function indexModelFiles(files: FileIndex): ModelFiles {
  const owners = new Map<string, string>();
  for (const path of files.named('MLmodel')) {
    const owner = /([^/]+)\/artifacts\//.exec(path)?.[1];
    if (owner !== undefined && !owners.has(owner)) owners.set(owner, path);
  }
  return { ofModel: (id) => owners.get(id), ofRun: (id) => owners.get(id) };
}

/** The content of an `MLmodel` file; undefined when it is absent or damaged, since it only adds. */
export function parseModel(path: string, bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) return undefined;
  const outcome = readYaml(path, bytes);
  return outcome.ok ? outcome.document.value : undefined;
}
