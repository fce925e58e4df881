import assert from 'node:assert/strict';
import { createIntentHandler } from '../../../../extension/src/panel/handleIntent';

function setUp() {
  const acted: string[] = [];
  const refused: string[] = [];
  const clock = { milliseconds: 0 };
  const handle = createIntentHandler(
    {
      ready: () => acted.push('ready'),
      askAgain: () => acted.push('askAgain'),
      openEvidence: (file, line) => acted.push(`open ${file}:${line}`),
      selectSlice: (slice) => acted.push(`slice ${slice}`),
    },
    { now: () => clock.milliseconds, refuse: (reason) => refused.push(reason) },
  );
  return { acted, refused, clock, handle };
}

describe('createIntentHandler', () => {
  it('acts on what a person can ask for', () => {
    const { acted, handle } = setUp();
    handle({ kind: 'ready' });
    handle({ kind: 'askAgain' });
    handle({ kind: 'openEvidence', file: 'docs/a.md', line: 3 });
    handle({ kind: 'selectSlice', slice: 'holiday' });
    handle({ kind: 'selectSlice' });
    assert.deepEqual(acted, [
      'ready',
      'askAgain',
      'open docs/a.md:3',
      'slice holiday',
      'slice undefined',
    ]);
  });

  const malformed: readonly unknown[] = [
    undefined,
    null,
    'ready',
    {},
    { kind: 'approve' },
    { kind: 'openEvidence' },
    { kind: 'openEvidence', file: 'a', line: -1 },
    { kind: 'openEvidence', file: 'a', line: 1.5 },
    { kind: 'openEvidence', file: ['a'] },
    { kind: 'selectSlice', slice: 'a', also: 'b' },
  ];
  for (const message of malformed) {
    it(`ignores ${JSON.stringify(message)}`, () => {
      const { acted, refused, handle } = setUp();
      handle(message);
      assert.deepEqual(acted, []);
      assert.equal(refused.length, 1);
    });
  }

  it('lets a flood through no faster than a person acts, and tells it once', () => {
    const { acted, refused, clock, handle } = setUp();
    for (let count = 0; count < 10_000; count += 1) {
      clock.milliseconds = count / 10;
      handle({ kind: 'openEvidence', file: 'a' });
    }
    assert.ok(acted.length <= 30, `${acted.length} files opened in a second`);
    assert.ok(refused.length <= 30, `${refused.length} lines in the log`);
  });

  it('answers a person again once the flood is over', () => {
    const { acted, clock, handle } = setUp();
    for (let count = 0; count < 1000; count += 1) handle({ kind: 'ready' });
    acted.length = 0;
    clock.milliseconds = 1000;
    handle({ kind: 'askAgain' });
    assert.deepEqual(acted, ['askAgain']);
  });
});
