import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { listFiles } from '../files/listFiles';
import { type Importer, importHere, type ImportOutcome } from './importer';

/** What the thread is told. */
export interface ImportTask {
  readonly root: string;
  readonly folder: string;
}

/** A source that needs more than this is broken or hostile, and must not take the editor with it. */
const resourceLimits = { maxOldGenerationSizeMb: 1024 };
/** Up to so many files are read sooner than a thread starts. */
const fewFiles = 300;
/** Any of these may be large, and none can be read in parts. */
const database = /\.(db|sqlite3?|wandb)$/i;

/**
 * Imports in a thread of its own, so that a large source never delays an answer; few and small ones,
 * and those that somebody names, in this thread. A thread that fails rejects.
 */
export const importInWorker: Importer = async (target, only) => {
  const { root, folder, memory } = target;
  const program = join(__dirname, 'import-worker.js');
  const isLittle = only !== undefined || !existsSync(program) || (await isSmall(root));
  if (isLittle) return importHere(target, only);
  const outcome = await inThread(program, { root, folder });
  return { ...outcome, changed: await memory.refresh() };
};

async function isSmall(root: string): Promise<boolean> {
  const { files, complete } = await listFiles(root, { maxFiles: fewFiles });
  return complete && !files.some((file) => database.test(file));
}

function inThread(program: string, workerData: ImportTask): Promise<ImportOutcome> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData, resourceLimits });
    worker.once('message', (outcome: ImportOutcome) => {
      resolve(outcome);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(new Error(`The import ended early (code ${code}).`));
    });
    // The editor may leave while an import is under way.
    worker.unref();
  });
}
