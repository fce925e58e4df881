import { deepEqual, equal, match } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { importFiles, importFolder } from '../../../support/folder';
import { inTrackers } from '../../../support/trackers';

const fixture = 'test/fixtures/trackers/aide/logs/2-demand/journal.json';
const [first, second, third] = ['a', 'b', 'c'].map((letter) => `aide:${letter.repeat(32)}`);

describe('a journal of AIDE', () => {
  it('gives an attempt a node, beside the figure that it was made from', () =>
    inTrackers(['aide'], async (root) => {
      const { attempts, problems } = await importFolder(root);
      deepEqual(problems, []);
      deepEqual(
        attempts.map(({ id, name, outcome, outcomeEvidence, observations, origin }) => [
          ...[id, name, outcome, outcomeEvidence, origin.status, origin.failure],
          observations,
        ]),
        [
          [first, 'LightGBM with 7/14 day lags', 'unknown', undefined, 'finished', undefined,
            [{ metric: 'wape', value: 0.142 }]],
          [second, 'Add raw temp_max_c and precip_mm', 'unknown', undefined, 'finished', undefined,
            [{ metric: 'wape', value: 0.137, baseline: 0.142 }]],
          [third, 'Replace with TFT', 'failed', 'ended with MemoryError', 'failed', 'MemoryError', []],
        ],
      ); // prettier-ignore
      equal(attempts[1]?.origin.note, 'overall better, holiday weeks worse');
      equal(attempts[1].date, '2025-11-01T12:26:41.000Z');
      deepEqual(attempts[1].objective, { metric: 'wape', direction: 'min' });
    }));

  it('calls a figure without a name "metric" and keeps no name of the objective', async () => {
    const { attempts } = await importFiles({
      'logs/1-x/journal.json': JSON.stringify({
        nodes: [{ id: 'n', plan: 'p', metric: { value: 0.5, maximize: true }, is_buggy: false }],
      }),
    });
    deepEqual(attempts[0]?.observations, [{ metric: 'metric', value: 0.5 }]);
    deepEqual(attempts[0].objective, { direction: 'max' });
    equal(attempts[0].origin.experiment, '1-x');
  });

  it('says nothing of another journal', async () => {
    const { attempts, problems } = await importFiles({
      'a/journal.json': '{"entries": []}',
      'b/journal.json': '{"nodes": [{"id": "1"}]}',
    });
    deepEqual([attempts, problems], [[], []]);
  });

  const whole = readFileSync(fixture, 'utf8');
  for (const { title, content, rows, message } of [
    { title: 'empty', content: '', rows: 0, message: /is empty/ },
    { title: 'cut', content: whole.slice(0, 700), rows: 0, message: /not valid JSON/ },
    { title: 'nested without end', content: '['.repeat(100_000), rows: 0, message: /too deeply/ },
    {
      title: 'missing an id',
      content: whole.replace(/"id":"a{32}",/, ''),
      rows: 2,
      message: /has 1 of 3 nodes/,
    },
  ]) {
    it(`that is ${title} is one problem`, async () => {
      const { attempts, problems } = await importFiles({ 'journal.json': content });
      equal(attempts.length, rows);
      equal(problems.length, 1);
      match(problems[0]?.message ?? '', message);
    });
  }

  it('with figures that JSON does not know is read', async () => {
    const { attempts, problems } = await importFiles({
      'journal.json': whole.replace('0.137', 'NaN'),
    });
    deepEqual(problems, []);
    deepEqual(attempts[1]?.observations, []);
  });
});
