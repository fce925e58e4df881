import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ImportReport } from '../connectors/importWorkspace';
import { listFiles } from '../files/listFiles';
import { type Importer, type ImportQuestion, importHere } from './importer';

/** A source that needs more than this is broken or hostile, and must not take the editor with it. */
const resourceLimits = { maxOldGenerationSizeMb: 1024 };

/** Up to so many files are read sooner than a thread starts. */
const fewFiles = 300;
/** Any of these may be large, and none can be read in parts. */
const database = /\.(db|sqlite3?|wandb)$/i;

/**
 * Reads the sources in a thread of its own, so that a large one never delays an answer; few and small
 * ones in this thread. A thread that fails rejects.
 */
export const importInWorker: Importer = async (root, question) => {
  const program = join(__dirname, 'import-worker.js');
  if (!existsSync(program) || (await isSmall(root))) return importHere(root, question);
  return inThread(program, { root, question });
};

async function isSmall(root: string): Promise<boolean> {
  const { files, complete } = await listFiles(root, { maxFiles: fewFiles });
  return complete && !files.some((file) => database.test(file));
}

function inThread(
  program: string,
  { root, question }: { root: string; question: ImportQuestion },
): Promise<ImportReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: { root, question }, resourceLimits });
    worker.once('message', (report: ImportReport) => {
      resolve(report);
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
