import { deepEqual, equal, match } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { maskedCrc32c } from '../../../../language-server/src/connectors/tensorboard/crc32c';
import { importFiles, importFolder } from '../../../support/folder';
import { inTrackers } from '../../../support/trackers';

const name = 'events.out.tfevents.1795406408.vm.2034.1';
const whole = readFileSync(`test/fixtures/trackers/tensorboard/run1/1795406408.679013/${name}`);

/** Bytes with one of them changed. */
function changed(at: number): Buffer {
  const bytes = Buffer.from(whole);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

/** A record as TFRecord frames it. */
function framed(data: Uint8Array): Buffer {
  const frame = Buffer.alloc(16 + data.length);
  frame.writeUInt32LE(data.length, 0);
  frame.writeUInt32LE(maskedCrc32c(frame.subarray(0, 8)), 8);
  frame.set(data, 12);
  frame.writeUInt32LE(maskedCrc32c(data), 12 + data.length);
  return frame;
}

/** A field of a protobuf message that holds bytes. */
function field(number: number, ...parts: (Uint8Array | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([Buffer.from([(number << 3) | 2, content.length]), content]);
}

/** An event with a scalar as TensorFlow 2 writes it: a tensor of one number. */
function tensorEvent(tag: string, value: number): Buffer {
  const number = Buffer.alloc(4);
  number.writeFloatLE(value);
  const tensor = Buffer.concat([Buffer.from([0x08, 1]), field(4, number)]);
  const plugin = field(9, field(1, field(1, 'scalars')));
  return framed(field(5, field(1, field(1, tag), plugin, field(8, tensor))));
}

describe('event files of TensorBoard', () => {
  it('give one attempt for a run and the settings that it compared', () =>
    inTrackers(['tensorboard'], async (root) => {
      const { attempts, problems } = await importFolder(root);
      deepEqual(problems, []);
      equal(attempts.length, 1);
      const [attempt] = attempts;
      equal(attempt?.id, 'tensorboard:tensorboard/run1');
      equal(attempt.date, '2026-11-23T04:00:08.679Z');
      deepEqual(attempt.touched, { columns: ['a', 'b'], transforms: [], parameters: { lr: 0.1 } });
      deepEqual(attempt.observations, [{ metric: 'wape', value: 0.12 }]);
      equal(attempt.origin.note, 'raw weather abandoned');
      equal(attempt.origin.status, 'finished');
    }));

  it('of several sessions give an attempt for each', async () => {
    const { attempts } = await importFiles({
      [`logs/a/1795406408.1/${name}`]: whole,
      [`logs/a/1795406409.2/${name}`]: whole,
    });
    deepEqual(
      attempts.map(({ id }) => id),
      ['tensorboard:logs/a/1795406408.1', 'tensorboard:logs/a/1795406409.2'],
    );
  });

  it('keep figures of training and evaluation apart', async () => {
    const { attempts } = await importFiles({
      'logs/x/train/events.out.tfevents.1.a': Buffer.concat([
        tensorEvent('mae', 3),
        tensorEvent('mae', 2),
      ]),
      'logs/x/validation/events.out.tfevents.1.a': tensorEvent('mae', 2.5),
    });
    deepEqual(
      attempts.map(({ id, observations }) => [id, observations]),
      [
        [
          'tensorboard:logs/x',
          [
            { metric: 'mae', value: 2.5 },
            { metric: 'train/mae', value: 2 },
          ],
        ],
      ],
    );
  });

  for (const { title, content, runs, message } of [
    {
      title: 'that were cut',
      content: whole.subarray(0, -10),
      runs: 1,
      message: /middle of a record/,
    },
    {
      title: 'with a changed figure',
      content: changed(whole.length - 6),
      runs: 1,
      message: /checksum/,
    },
    {
      title: 'with a changed length',
      content: changed(0),
      runs: 0,
      message: /not a TensorBoard log/,
    },
    {
      title: 'of another kind',
      content: Buffer.from('nothing of ours'),
      runs: 0,
      message: /not a Tensor/,
    },
  ]) {
    it(`${title} are one problem`, async () => {
      const { attempts, problems } = await importFiles({ [`run/${name}`]: content });
      equal(attempts.length, runs);
      equal(problems.length, 1);
      match(problems[0]?.message ?? '', message);
    });
  }
});
