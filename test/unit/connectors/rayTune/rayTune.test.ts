import { deepEqual, equal, match } from 'node:assert/strict';
import { importFiles, importFolder } from '../../../support/folder';
import { inTrackers } from '../../../support/trackers';

const params = '{"lr": 0.1, "features": ["a", "b"]}';
const result = '{"wape": 0.2, "timestamp": 1795406557, "hostname": "vm", "trial_id": "x_00000"}\n';

describe('an experiment of Ray Tune', () => {
  it('is one idea, told by its best trial', () =>
    inTrackers(['ray_results'], async (root) => {
      const { attempts, problems } = await importFolder(root);
      deepEqual(problems, []);
      deepEqual(
        attempts.map(({ id, date, touched, objective, observations, origin }) => ({
          ...{ id, date, touched, objective, observations, note: origin.note },
          status: origin.status,
        })),
        [
          {
            id: 'ray:ray_results/demand',
            date: '2026-11-23T04:02:37.000Z',
            touched: { columns: ['a', 'b'], transforms: [], parameters: { lr: 0.1 } },
            objective: { metric: 'wape', direction: 'min' },
            observations: [{ metric: 'wape', value: 0.11 }],
            note: 'Trial 0 is the best of 2 trials.',
            status: 'finished',
          },
        ],
      );
    }));

  it('has failed when its trials did', async () => {
    const { attempts } = await importFiles({
      'exp/t_x_00000/params.json': params,
      'exp/t_x_00000/result.json': '',
      'exp/t_x_00000/error.txt': 'Traceback (most recent call last):\nValueError: no rows\n',
    });
    deepEqual(
      attempts.map(({ outcome, outcomeEvidence, origin }) => [
        ...[outcome, outcomeEvidence, origin.failure],
      ]),
      [['failed', 'its only trial failed', 'ValueError: no rows']],
    );
  });

  it('is read from its table where the results are missing', async () => {
    const { attempts } = await importFiles({
      'exp/t_x_00003/params.json': params,
      'exp/t_x_00003/progress.csv': 'wape,hostname,info/mae\n0.3,vm,4\n0.2,vm,5\n',
    });
    deepEqual(attempts[0]?.observations, [
      { metric: 'info/mae', value: 5 },
      { metric: 'wape', value: 0.2 },
    ]);
  });

  for (const { title, files, message } of [
    {
      title: 'settings that were cut',
      files: { 'params.json': '{"lr":', 'result.json': result },
      message: /not valid JSON/,
    },
    {
      title: 'results that were cut',
      files: { 'params.json': params, 'result.json': `${result}{"wape": 0.` },
      message: /line 2 is not valid JSON/,
    },
  ]) {
    it(`with ${title} is one problem`, async () => {
      const entries = Object.entries<string>(files).map(
        ([name, text]) => [`exp/t_x_00000/${name}`, text] as const,
      );
      const { attempts, problems } = await importFiles(Object.fromEntries(entries));
      deepEqual(attempts[0]?.observations, [{ metric: 'wape', value: 0.2 }]);
      equal(problems.length, 1);
      match(problems[0]?.message ?? '', message);
    });
  }

  it('says nothing of a machine', async () => {
    const files = { 'e/t_x_00000/params.json': params, 'e/t_x_00000/result.json': result };
    equal(JSON.stringify(await importFiles(files)).includes('"vm"'), false);
  });
});
