import { deepEqual, equal, ok } from 'node:assert/strict';
import type { LedgerEntry } from '../../../protocol/src/records/ledgerEntry';
import {
  canonicalLine,
  chainStart,
  lineHash,
  UnrecordableError,
} from '../../../language-server/src/ledger/canonicalLine';
import { verifyChain } from '../../../language-server/src/ledger/chain';

const writer = '0123456789abcdef';

describe('ledger chain', () => {
  it('is whole as it was written', () => {
    const { state, entries, next } = verify(chainOf(5));
    deepEqual({ state, entries, next }, { state: 'whole', entries: 5, next: 5 });
  });

  it('is whole when it is empty', () => {
    equal(verify([]).state, 'whole');
  });

  it('names the line of which a byte was flipped, wherever that is', () => {
    const lines = chainOf(6);
    const bytes = Buffer.from(lines.join(''));
    const ends = lines.map((_, order) => Buffer.byteLength(lines.slice(0, order + 1).join('')));
    const missed: string[] = [];
    for (let at = 0; at < (ends[4] ?? 0); at += 1) {
      for (const bit of [1, 4, 32]) {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ bit;
        const line = 1 + ends.findIndex((end) => at < end);
        const found = verifyChain(flipped, writer);
        // A newline that comes or goes joins or divides lines: the first of them is named.
        if (found.state !== 'broken' || found.line !== line) missed.push(`${at}/${bit}`);
      }
    }
    deepEqual(missed, []);
  });

  const whole = chainOf(6);
  const cases: readonly {
    readonly of: string;
    readonly lines: readonly string[];
    readonly state: string;
    readonly line: number;
  }[] = [
    { of: 'a deleted line', lines: whole.toSpliced(2, 1), state: 'broken', line: 3 },
    { of: 'two lines in another order', lines: swapped(whole, 2), state: 'broken', line: 3 },
    { of: 'a line twice', lines: whole.toSpliced(3, 0, whole[2] ?? ''), state: 'forked', line: 4 },
    { of: 'a missing first line', lines: whole.slice(1), state: 'broken', line: 1 },
    {
      of: 'two lines after the same one',
      lines: [...whole.slice(0, 4), lineAfter(whole.slice(0, 3), { actor: 'another window' })],
      state: 'forked',
      line: 5,
    },
    { of: 'a cut last line', lines: [...whole.slice(0, 5), '{"actor":'], state: 'torn', line: 6 },
    {
      of: 'a last line without its end',
      lines: [...whole.slice(0, 5), (whole[5] ?? '').trimEnd()],
      state: 'torn',
      line: 6,
    },
    {
      of: 'a line in another form',
      lines: whole.with(1, (whole[1] ?? '').replace('"v":1', '"v": 1')),
      state: 'broken',
      line: 2,
    },
    {
      of: 'a repeated key',
      lines: whole.with(1, (whole[1] ?? '').replace('"v":1', '"v":1,"v":1')),
      state: 'broken',
      line: 2,
    },
    {
      of: 'an escape where a character would do',
      lines: whole.with(1, (whole[1] ?? '').replace('"actor":"a', '"actor":"\\u0061')),
      state: 'broken',
      line: 2,
    },
  ];
  for (const { of, lines, state, line } of cases) {
    it(`tells ${of} as ${state} at line ${line}`, () => {
      const found = verify(lines);
      deepEqual({ state: found.state, line: found.line }, { state, line });
    });
  }

  it('calls a write that was cut short incomplete, not tampering', () => {
    const text = chainOf(4).join('');
    const start = chainOf(3).join('').length;
    for (let end = start + 1; end < text.length; end += 1) {
      const { state, cause, entries } = verifyChain(Buffer.from(text.slice(0, end)), writer);
      deepEqual(
        { state, cause, entries },
        { state: 'torn', cause: 'incomplete write', entries: 3 },
      );
    }
  });

  it('belongs to one installation', () => {
    equal(verifyChain(Buffer.from(chainOf(2).join('')), 'another').state, 'broken');
  });

  const unrecordable: Readonly<Record<string, unknown>> = {
    'a number that is not finite': Number.NaN,
    'an integer that loses digits': 2 ** 53,
    'half of a character': '\ud800',
    'something that is no JSON': undefined,
    'a body that is nested too deeply': nested(100),
    'a body that is too long': 'x'.repeat(70_000),
  };
  for (const [what, value] of Object.entries(unrecordable)) {
    it(`refuses ${what}`, () => {
      try {
        canonicalLine(entryAfter([], { body: { value } }));
        ok(false);
      } catch (error) {
        ok(error instanceof UnrecordableError, String(error));
      }
    });
  }
});

function verify(lines: readonly string[]) {
  return verifyChain(Buffer.from(lines.join('')), writer);
}

/** Lines with their newlines. */
function chainOf(count: number): string[] {
  const lines: string[] = [];
  while (lines.length < count) lines.push(lineAfter(lines, {}));
  return lines;
}

function lineAfter(lines: readonly string[], changes: Partial<LedgerEntry>): string {
  return `${canonicalLine(entryAfter(lines, changes))}\n`;
}

function entryAfter(lines: readonly string[], changes: Partial<LedgerEntry>): LedgerEntry {
  const last = lines.at(-1);
  return {
    v: 1,
    writer,
    seq: lines.length,
    at: '2025-11-04T10:00:00Z',
    actor: 'ada',
    kind: 'import',
    body: { number: lines.length, text: 'ü' },
    prev: last === undefined ? chainStart : lineHash(Buffer.from(last.trimEnd())),
    ...changes,
  };
}

function swapped(lines: readonly string[], at: number): string[] {
  return lines.with(at, lines[at + 1] ?? '').with(at + 1, lines[at] ?? '');
}

function nested(depth: number): unknown {
  return depth === 0 ? 0 : [nested(depth - 1)];
}
