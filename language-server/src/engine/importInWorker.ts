import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ImportReport } from '../connectors/importWorkspace';
import { type Importer, importHere } from './importer';

/** A source that needs more than this is broken or hostile, and must not take the editor with it. */
const resourceLimits = { maxOldGenerationSizeMb: 1024 };

/**
 * Reads the sources in a thread of its own, so that a large one never delays an answer. A thread
 * that fails rejects. Where the thread's program is not beside this one, reads in this thread.
 */
export const importInWorker: Importer = (root, question) => {
  const program = join(__dirname, 'import-worker.js');
  if (!existsSync(program)) return importHere(root, question);
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: { root, question }, resourceLimits });
    worker.once('message', (report: ImportReport) => {
      resolve(report);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The import ended early (code ${code}).`)));
    // The editor may leave while an import is under way.
    worker.unref();
  });
};
