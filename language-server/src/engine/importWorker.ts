import { parentPort, workerData } from 'node:worker_threads';
import { Memory } from '../memory/memory';
import { importHere } from './importer';
import type { ImportTask } from './importInWorker';

// SAFETY: only `importInWorker` starts this program, with exactly this data.
void run(workerData as ImportTask);

/** Imports into the memory that the other thread has open too; it then takes in what is new. */
async function run({ root, folder }: ImportTask): Promise<void> {
  const memory = await Memory.open(folder);
  const outcome = await importHere({ root, folder, memory }, undefined);
  memory.close();
  parentPort?.postMessage(outcome);
}
