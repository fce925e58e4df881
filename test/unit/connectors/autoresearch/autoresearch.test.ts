import { deepEqual, equal, match } from 'node:assert/strict';
import { importFiles, importFolder } from '../../../support/folder';
import { inTrackers } from '../../../support/trackers';

const header = 'commit\tval_bpb\tmemory_gb\tstatus\tdescription\n';

describe('a ledger of autoresearch', () => {
  it('gives an attempt a line, a crash without its zeros', () =>
    inTrackers(['autoresearch'], async (root) => {
      const { attempts, problems } = await importFolder(root);
      deepEqual(problems, []);
      deepEqual(
        attempts.map(({ id, name, outcome, observations, origin, source }) => [
          ...[id, name, outcome, origin.status, source.line],
          observations.map(({ metric, value, baseline }) => [metric, value, baseline]),
        ]),
        [
          ...[
            ['autoresearch:a1b2c3d', 'baseline', 'kept', 'finished', 1],
            ['autoresearch:b2c3d4e', 'increase LR to 0.04', 'kept', 'finished', 2],
            ['autoresearch:c3d4e5f', 'switch to GeLU activation', 'abandoned', 'finished', 3],
            ['autoresearch:d4e5f6a', 'double model width (OOM)', 'failed', 'failed', 4],
          ].map((row, index) => [...row, figures[index]]),
        ],
      );
      deepEqual(attempts[2]?.objective, { metric: 'val_bpb', direction: 'min' });
      equal(attempts[2].commit, 'c3d4e5f');
      equal(attempts[2].outcomeEvidence, 'status discard in autoresearch/results.tsv');
    }));

  for (const { title, text, direction } of [
    { title: 'by its name', text: '1\t0.9\t1\tkeep\ta\n', metric: 'val_wape', direction: 'min' },
    { title: 'by what was kept', text: '1\t1\t1\tkeep\ta\n2\t2\t1\tkeep\tb\n', direction: 'max' },
    {
      title: 'not at all when kept figures go both ways',
      text: '1\t1\t1\tkeep\ta\n2\t2\t1\tkeep\tb\n3\t1\t1\tkeep\tc\n',
      direction: undefined,
    },
  ].map(({ metric = 'val_bpb', text, ...row }) => ({
    ...row,
    text: header.replace('val_bpb', metric) + text,
  }))) {
    it(`knows the metric's direction ${title}`, async () => {
      const { attempts } = await importFiles({ 'results.tsv': text });
      equal(attempts[0]?.objective.direction, direction);
    });
  }

  it('tells two lines of one commit apart', async () => {
    const { attempts } = await importFiles({
      'results.tsv': `${header}1\t0.0\t0\tcrash\ta\n1\t0.9\t1\tkeep\tb\n`,
    });
    deepEqual(
      attempts.map(({ id }) => id),
      ['autoresearch:1', 'autoresearch:1-2'],
    );
  });

  it('keeps no outcome for a status that it does not know', async () => {
    const { attempts } = await importFiles({ 'results.tsv': `${header}1\t0.9\t1\tmaybe\ta\n` });
    deepEqual([attempts[0]?.outcome, attempts[0]?.origin.status], ['unknown', 'unknown']);
  });

  it('says nothing of another table by the same name', async () => {
    const { attempts, problems } = await importFiles({
      'out/results.tsv': 'gene\tp\nBRCA1\t0.1\n',
    });
    deepEqual([attempts, problems], [[], []]);
  });

  for (const { title, content, rows, message } of [
    { title: 'empty', content: '', rows: 0, message: /is empty/ },
    {
      title: 'cut',
      content: `${header}1\t0.9\t1\tkeep\ta\n2\t0.`,
      rows: 1,
      message: /line 3 has 2/,
    },
    {
      title: 'UTF-16',
      content: Buffer.from(`\ufeff${header}`, 'utf16le'),
      rows: 0,
      message: /UTF-16/,
    },
  ]) {
    it(`that is ${title} is one problem`, async () => {
      const { attempts, problems } = await importFiles({ 'results.tsv': content });
      equal(attempts.length, rows);
      equal(problems.length, 1);
      match(problems[0]?.message ?? '', message);
    });
  }
});

const figures = [
  [['memory_gb', 44, undefined], ['val_bpb', 0.9979, undefined]],
  [['memory_gb', 44.2, undefined], ['val_bpb', 0.9932, 0.9979]],
  [['memory_gb', 44, undefined], ['val_bpb', 1.005, 0.9932]],
  [],
].map((row) => row.toSorted().reverse()); // prettier-ignore
