import { parentPort, workerData } from 'node:worker_threads';
import { type ImportQuestion, importHere } from './importer';

interface Task {
  readonly root: string;
  readonly question: ImportQuestion;
}

// SAFETY: only `importInWorker` starts this program, with exactly this data.
const { root, question } = workerData as Task;
void importHere(root, question).then((report) => parentPort?.postMessage(report));
