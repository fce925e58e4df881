import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attemptSchema } from '../../../protocol/src/records/attempt';
import { importFiles } from '../../support/folder';

const fixtures = 'test/fixtures/trackers';
const trackers = [
  'autoresearch', 'aide', 'optuna', 'lightning_logs', 'hf_trainer', 'ray_results', 'tensorboard',
]; // prettier-ignore
const rounds = 8;

describe('trackers with damaged files', () => {
  for (const tracker of trackers) {
    for (const path of filesIn(tracker)) {
      it(`say one line at most of ${path}`, async () => {
        const whole = readFileSync(join(fixtures, path));
        const others = Object.fromEntries(
          filesIn(tracker).map((name) => [name, readFileSync(join(fixtures, name))]),
        );
        for (let round = 0; round < rounds; round += 1) {
          const files = { ...others, [path]: damaged(whole, round) };
          const { attempts, problems } = await importFiles(files);
          for (const attempt of attempts) attemptSchema.parse(attempt);
          const lines = problems.map(({ file }) => file);
          deepEqual(lines, [...new Set(lines)]);
          for (const { file, message } of problems) {
            equal(file, path);
            match(message, /^[^\n]+\.$/);
            doesNotMatch(message, /could not be understood/);
          }
        }
      });
    }
  }
});

/** Paths of a fixture's files that hold anything. */
function filesIn(tracker: string): readonly string[] {
  return readdirSync(join(fixtures, tracker), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(fixtures.length + 1))
    .filter((path) => !path.includes('/.'))
    .sort();
}

/** The file cut short, or with some of its bytes changed; the same in every run. */
function damaged(whole: Buffer, round: number): Buffer {
  if (round % 2 === 0) return whole.subarray(0, Math.floor((whole.length * (round + 1)) / 9));
  const bytes = Buffer.from(whole);
  let state = round * 2654435761 + whole.length;
  for (let change = 0; change < 3; change += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[state % bytes.length] = (state >>> 24) & 0x7f;
  }
  return bytes;
}
