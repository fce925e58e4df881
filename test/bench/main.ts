/**
 * npm run bench [-- --cells 10,100,1000] [--attempts 1000,100000] [--edits 30]
 *
 * Prints what checking, editing and hovering cost through the built programs, beside a server and a
 * program that only parse. Nothing is asserted: read the ratios, the machine may be busy.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measure, prepare, tableOf, type Task } from './contest';
import { machineNoise } from './cost';

const { values } = parseArgs({
  options: {
    cells: { type: 'string', default: '10,100,1000' },
    attempts: { type: 'string', default: '1000,100000' },
    edits: { type: 'string', default: '30' },
  },
});
const edits = Number(values.edits);
const tasks: readonly Task[] = [
  ...numbers(values.cells).map((cells) => ({ cells, attempts: 0, edits })),
  ...numbers(values.attempts).map((attempts) => ({ cells: 100, attempts, edits })),
];

function numbers(list: string): readonly number[] {
  return list.split(',').filter(Boolean).map(Number);
}

async function run(task: Task): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'precedent-bench-'));
  try {
    const { imported, ...place } = prepare(folder, task);
    const results = await measure(place, task);
    console.log(`\n## ${task.cells} cells, ${task.attempts} attempts and as many definitions`);
    console.log(`Milliseconds (times the floor). First import ${imported.toFixed(0)} ms.\n`);
    console.log(tableOf(results));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runAll(): Promise<void> {
  console.log(
    `Node ${process.version}. A fixed loop ran ${machineNoise().toFixed(1)} x as long as`,
  );
  console.log('at its best: 1 is a quiet machine, above 2 only the ratios say something.');
  for (const task of tasks) await run(task);
}

runAll().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
