import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEventLog } from '../../../../language-server/src/connectors/wandb/eventLog';
import { importFiles, importFolder } from '../../../support/folder';
import { inTrackers } from '../../../support/trackers';

const finished = 'wandb/offline-run-20261123_041800-k6gbxlds';
const crashed = 'wandb/offline-run-20261123_041813-crajy3r9';
const killed = 'wandb/offline-run-20261123_041824-rgm0nzcn';
const online = 'wandb/run-20261123_041836-48azgp68';
const fixtures = 'test/fixtures/trackers';
const log = (run: string) => `${run}/run-${run.slice(-8)}.wandb`;

describe('a folder of W&B runs', () => {
  it('gives an attempt for each run, the killed one with what its folder tells', () =>
    inTrackers(['wandb'], async (root) => {
      const { attempts, problems } = await importFolder(root);
      deepEqual(
        attempts.map(({ id, name, outcome, outcomeEvidence, origin }) => [
          ...[id, name, outcome, outcomeEvidence, origin.status, origin.exitCode],
        ]),
        [
          ['wandb:k6gbxlds', 'lgbm-raw-weather', 'abandoned', 'tag abandoned', 'finished', 0],
          ['wandb:crajy3r9', 'lgbm-supplier-feed', 'failed', 'exit code 1', 'failed', 1],
          ['wandb:rgm0nzcn', undefined, 'unknown', undefined, 'unknown', undefined],
          ['wandb:48azgp68', 'lgbm-raw-weather', 'abandoned', 'tag abandoned', 'finished', 0],
        ],
      );
      equal(attempts[2]?.date, '2026-11-23T04:18:24');
      deepEqual(
        problems.map(({ file }) => file),
        [log(killed)],
      );
      match(problems[0]?.message ?? '', /holds only its header: the run was killed/);
    }));

  it('reads a log whose records run over blocks', () =>
    inTrackers(['wandb'], async (root) => {
      const { attempts } = await importFolder(root);
      const [attempt] = attempts;
      deepEqual(attempt?.objective, { target: 'units_sold', horizon: '7d' });
      deepEqual(attempt.touched.columns.slice(2), ['temp_max_c', 'precip_mm', 'is_holiday_week']);
      equal(attempt.touched.model, 'lightgbm');
      equal(attempt.touched.parameters['learning_rate'], 0.05);
      deepEqual(attempt.dataset, {
        name: 'sales_daily',
        digest: '2025-11-03',
        algorithm: 'version',
      });
      equal(attempt.validation, 'time, cutoff 2025-09-01');
      deepEqual(attempt.observations, [
        { metric: 'train/rmse', value: 2.202 },
        { metric: 'val/wape_holiday', value: 0.171 },
        { metric: 'wape', value: 0.121 },
      ]);
      equal(attempt.commit, '93fbbfc50b79e1bac421f472d9f445e92c478ad8');
      equal(attempt.date, '2026-11-23T04:18:01.000Z');
      equal(attempt.origin.experiment, 'demand-forecast');
      match(attempt.origin.note ?? '', /^Abandoned: raw/);
    }));

  it('names the exception that ended a run', () =>
    inTrackers(['wandb'], async (root) => {
      const { attempts } = await importFolder(root);
      equal(
        attempts[1]?.origin.failure,
        "RuntimeError: KeyError: 'supplier_stock_on_hand' missing for 2025-11-02..2025-11-03",
      );
    }));

  it('reads a run by the files beside its log where the log is gone', () =>
    inTrackers(['wandb'], async (root) => {
      rmSync(join(root, log(online)));
      const { attempts, problems } = await importFolder(root);
      equal(problems.length, 1);
      const attempt = attempts.find(({ id }) => id === 'wandb:48azgp68');
      deepEqual(attempt?.objective, { target: 'units_sold', horizon: '7d' });
      equal(attempt.date, '2026-11-23T04:18:36.727Z');
      equal(attempt.source.path, `${online}/files/config.yaml`);
      deepEqual(attempt.observations.at(-1), { metric: 'wape', value: 0.121 });
    }));

  it('keeps nothing about people and machines', () =>
    inTrackers(['wandb'], async (root) => {
      const { attempts } = await importFolder(root);
      doesNotMatch(JSON.stringify(attempts), /a@b\.c|\/srv\/|executable|"vm"|example\.com/);
    }));

  it('takes the last traceback from output.log', async () => {
    const printed =
      'Traceback (most recent call last):\n  File "/home/dana/a.py", line 1\nValueError: first\n' +
      'Traceback (most recent call last):\n  File "b.py"\nmy.pkg.OddThing: /home/dana/x is gone\n';
    const folder = 'wandb/run-20261123_041836-abc';
    const { attempts } = await importFiles({
      [`${folder}/run-abc.wandb`]: readFileSync(join(fixtures, log(crashed))),
      [`${folder}/files/output.log`]: printed,
      'wandb/run-20261123_041837-def/files/output.log': printed,
    });
    match(attempts[0]?.origin.failure ?? '', /^RuntimeError/);
    // Without an exit code it is not known that the run failed at all.
    deepEqual([attempts[1]?.outcome, attempts[1]?.origin.failure], ['unknown', undefined]);
  });
});

const whole = readFileSync(join(fixtures, log(finished)));
const flipped = Buffer.from(whole);
flipped[70_000] = (flipped[70_000] ?? 0) ^ 0xff;

const damaged: readonly [
  what: string,
  bytes: Uint8Array,
  name: string | undefined,
  says: RegExp,
][] = [
  [
    'cut in a record',
    whole.subarray(0, 100_000),
    'lgbm-raw-weather',
    /ends in the middle of a record/,
  ],
  ['with a flipped byte', flipped, 'lgbm-raw-weather', /damaged in places \(wrong checksum\)/],
  ['with its header alone', whole.subarray(0, 7), undefined, /holds only its header/],
  ['cut in its header', whole.subarray(0, 3), undefined, /is not a W&B log/],
  ['empty', new Uint8Array(), undefined, /is not a W&B log/],
  ['that is text', Buffer.from('just some text in a file'), undefined, /is not a W&B log/],
];

describe('a damaged W&B log', () => {
  for (const [what, bytes, name, says] of damaged) {
    it(`${what} is one line, and what can be read is kept`, () =>
      inTrackers(['wandb'], async (root) => {
        rmSync(join(root, killed), { recursive: true });
        writeFileSync(join(root, log(finished)), bytes);
        const { attempts, problems } = await importFolder(root);
        equal(attempts.length, 3);
        equal(attempts[0]?.name, name);
        deepEqual(
          problems.map(({ file }) => file),
          [log(finished)],
        );
        match(problems[0]?.message ?? '', says);
      }));
  }

  it('never makes reading fail, wherever it is cut', () => {
    const small = readFileSync(join(fixtures, log(crashed)));
    const all = readEventLog(small).records;
    equal(readEventLog(small).fault, undefined);
    for (let length = 0; length < small.length; length += 1) {
      const { records, fault } = readEventLog(small.subarray(0, length));
      deepEqual(records, all.slice(0, records.length));
      if (records.length === 0) match(fault ?? '', /./);
    }
  });
});
