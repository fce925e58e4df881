import { deepEqual, equal, match } from 'node:assert/strict';
import { importFiles } from '../../../support/folder';

// Laid out as Sacred documents its files; not written by the tool.
const run = {
  experiment: { name: 'demand', repositories: [{ commit: 'abc1234', dirty: false }] },
  status: 'COMPLETED',
  start_time: '2025-11-03T09:00:00.123456',
  host: { hostname: 'workstation', os: ['Linux'] },
  result: 0.2,
  meta: { comment: 'Abandoned: holiday weeks are worse.' },
};
const config = { features: ['a', 'b'], lr: 0.1, seed: 7, target: 'units_sold', __doc__: null };
const metrics = { 'val.wape': { steps: [0, 1], values: [0.3, 0.2], timestamps: ['x', 'y'] } };

/** A run folder with some of its files replaced. */
function folder(parts: Record<string, unknown> = {}): Record<string, string> {
  const files = { 'run.json': run, 'config.json': config, 'metrics.json': metrics, ...parts };
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      `runs/1/${name}`,
      typeof content === 'string' ? content : JSON.stringify(content),
    ]),
  );
}

describe('a run of Sacred', () => {
  it('gives settings, last figures, commit and what was said of it', async () => {
    const report = await importFiles(folder());
    deepEqual(report.problems, []);
    deepEqual(report.attempts, [
      {
        id: 'sacred:runs/1',
        name: 'demand 1',
        source: { system: 'sacred', path: 'runs/1/run.json' },
        commit: 'abc1234',
        date: '2025-11-03T09:00:00.123Z',
        objective: { target: 'units_sold' },
        touched: {
          columns: ['a', 'b'],
          transforms: [],
          parameters: { lr: 0.1, seed: 7, target: 'units_sold' },
        },
        observations: [
          { metric: 'result', value: 0.2 },
          { metric: 'wape', value: 0.2 },
        ],
        outcome: 'abandoned',
        outcomeEvidence: 'note: Abandoned: holiday weeks are worse.',
        origin: {
          experiment: 'demand',
          note: 'Abandoned: holiday weeks are worse.',
          status: 'finished',
        },
      },
    ]);
    equal(JSON.stringify(report).includes('workstation'), false);
  });

  for (const { status, told } of [
    { status: 'FAILED', told: ['failed', 'failed', 'KeyError: x'] },
    { status: 'INTERRUPTED', told: ['unknown', 'killed', 'KeyError: x'] },
    { status: 'RUNNING', told: ['unknown', 'running', 'KeyError: x'] },
  ]) {
    it(`with status ${status} ended so`, async () => {
      const trace = ['Traceback (most recent call last):\n', 'KeyError: x\n'];
      const { attempts } = await importFiles(
        folder({ 'run.json': { ...run, status, meta: {}, fail_trace: trace } }),
      );
      const [attempt] = attempts;
      deepEqual([attempt?.outcome, attempt?.origin.status, attempt?.origin.failure], told);
    });
  }

  for (const { title, parts, runs, file } of [
    { title: 'run', parts: { 'run.json': '{"status"' }, runs: 0, file: 'runs/1/run.json' },
    { title: 'figures', parts: { 'metrics.json': '' }, runs: 1, file: 'runs/1/metrics.json' },
  ]) {
    it(`whose ${title} was cut is one problem`, async () => {
      const { attempts, problems } = await importFiles(folder(parts));
      equal(attempts.length, runs);
      deepEqual(
        problems.map((one) => one.file),
        [file],
      );
      match(problems[0]?.message ?? '', /cut/);
    });
  }

  it('is not seen in another tool with files of those names', async () => {
    const { attempts, problems } = await importFiles(folder({ 'run.json': { id: 3 } }));
    deepEqual([attempts, problems], [[], []]);
  });
});
