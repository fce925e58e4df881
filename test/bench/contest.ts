import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateNotebook } from '../support/generatedNotebook';
import { quantile } from './cost';
import { EditingSession } from './editingSession';

/** A server and a program for the terminal. */
interface Contestant {
  readonly name: string;
  /** Path from `dist/`. */
  readonly server: string;
  /** Words for `node` to check a notebook of a workspace. */
  readonly check: (place: Place) => readonly string[];
  readonly tellsOfMemory: boolean;
}

/** A workspace with a notebook in it, and where its index lies. */
interface Place {
  readonly root: string;
  readonly cacheDir: string;
  readonly notebook: string;
}

/** The first is the floor, which only parses: all figures are told as multiples of its own. */
const contestants: readonly Contestant[] = [
  {
    name: 'floor',
    server: '../out/bench/floor.cjs',
    check: ({ notebook }) => ['out/bench/floorCheck.cjs', notebook],
    tellsOfMemory: false,
  },
  {
    name: 'ours',
    server: 'language-server.js',
    check: ({ notebook, ...place }) => [
      ...['dist/cli.js', 'check', notebook, '--quiet', '--fail-on', 'never'],
      ...indexWords(place),
    ],
    tellsOfMemory: true,
  },
];

/** What one contestant took: times in milliseconds, memory in megabytes. */
export interface Result {
  readonly name: string;
  /** From the start of the process to the first diagnostics. */
  readonly start: number;
  readonly edit: readonly number[];
  /** Processor time an edit, with what is done after the answer. */
  readonly processor: number;
  readonly hover: readonly number[];
  readonly check: readonly number[];
  readonly memory: number;
}

/** A notebook of so many cells in a workspace of so many attempts and column definitions. */
export interface Task {
  readonly cells: number;
  readonly attempts: number;
  readonly edits: number;
}

/** Prepares the task in an empty folder and measures the first import, in milliseconds. */
export function prepare(folder: string, { cells, attempts }: Task): Place & { imported: number } {
  const root = join(folder, 'workspace');
  const place = { root, cacheDir: join(folder, 'index'), notebook: join(root, 'notebook.ipynb') };
  mkdirSync(join(root, '.precedent'), { recursive: true });
  if (attempts > 0) node(['test/bench/manyRecords.mjs', root, String(attempts)]);
  writeFileSync(place.notebook, notebookText(cells));
  return { ...place, imported: node(['dist/cli.js', 'import', ...indexWords(place)]) };
}

/** Edits and hovers in all servers in turn, so that noise hits them alike, then checks. */
export async function measure(place: Place, task: Task): Promise<readonly Result[]> {
  const runs: Run[] = [];
  for (const contestant of contestants) runs.push(await startRun(contestant, place, task));
  const inTurn = async (count: number, work: (run: Run) => Promise<unknown>): Promise<void> => {
    for (let at = 0; at < count; at += 1) for (const run of runs) await work(run);
  };
  // The first edits are slower in every Node program: their code is compiled while it runs.
  await inTurn(10, ({ session }) => session.edit());
  for (const run of runs) run.processorBefore = run.session.processorTime;
  await inTurn(task.edits, async ({ session, edit }) => edit.push(await session.edit()));
  for (const run of runs) run.processorAfter = run.session.processorTime;
  await inTurn(task.edits, async ({ session, hover }) => hover.push(await session.hover()));
  const results = runs.map((run) => resultOf(run, place, task));
  for (const { session } of runs) await session.client.dispose();
  return results;
}

interface Run {
  readonly contestant: Contestant;
  readonly session: EditingSession;
  readonly edit: number[];
  readonly hover: number[];
  processorBefore: number;
  processorAfter: number;
}

async function startRun(contestant: Contestant, place: Place, { cells }: Task): Promise<Run> {
  const { server, tellsOfMemory } = contestant;
  const session = await EditingSession.open({ ...place, cells, server, tellsOfMemory });
  return { contestant, session, edit: [], hover: [], processorBefore: 0, processorAfter: 0 };
}

function resultOf(run: Run, place: Place, { edits }: Task): Result {
  const { contestant, session, edit, hover, processorBefore, processorAfter } = run;
  const words = contestant.check(place);
  return {
    name: contestant.name,
    start: session.start,
    edit,
    processor: (processorAfter - processorBefore) / edits,
    hover,
    memory: session.memory,
    check: Array.from({ length: 5 }, () => node(words)),
  };
}

/** Runs a program to its end; the milliseconds that it took. */
function node(words: readonly string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  return performance.now() - start;
}

function indexWords({ root, cacheDir }: Omit<Place, 'notebook'>): readonly string[] {
  return ['--workspace', root, '--cache-dir', cacheDir];
}

function notebookText(count: number): string {
  const cells = generateNotebook(count).map(({ uid, text }) => ({
    cell_type: 'code',
    id: uid,
    metadata: {},
    source: text,
    outputs: [],
    execution_count: null,
  }));
  const metadata = {
    kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' },
  };
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells });
}

/** A table with a line for each contestant; in brackets the multiple of the floor. */
export function tableOf(results: readonly Result[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const names = columns.map(([name]) => name);
  return [
    line(['', ...names]),
    line(['---', ...names.map(() => '---:')]),
    ...results.map((result) =>
      line([result.name, ...columns.map(([, figure]) => figureText(figure, result, results[0]))]),
    ),
  ].join('\n');
}

type Figure = (result: Result) => number;

const columns: readonly (readonly [name: string, figure: Figure])[] = [
  ['start', ({ start }) => start],
  ['edit p50', ({ edit }) => quantile(edit, 0.5)],
  ['edit p95', ({ edit }) => quantile(edit, 0.95)],
  ['CPU an edit', ({ processor }) => processor],
  ['hover p50', ({ hover }) => quantile(hover, 0.5)],
  ['hover p95', ({ hover }) => quantile(hover, 0.95)],
  ['check p50', ({ check }) => quantile(check, 0.5)],
  ['MB', ({ memory }) => memory],
];

function figureText(figure: Figure, result: Result, floor: Result | undefined): string {
  const value = figure(result);
  const text = value.toFixed(1);
  return floor === undefined || floor === result
    ? text
    : `${text} (${(value / figure(floor)).toFixed(1)} x)`;
}
