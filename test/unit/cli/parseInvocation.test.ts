import { deepEqual, equal, throws } from 'node:assert/strict';
import type { Command, Surroundings } from '../../../language-server/src/cli/command';
import { parseInvocation } from '../../../language-server/src/cli/parseInvocation';

const command: Command = {
  name: 'count',
  summary: 'Counts.',
  parameters: '[PATH]',
  positionals: { least: 0, most: 1 },
  options: [
    { name: 'limit', value: 'N', help: 'at most so many' },
    { name: 'deep', help: 'below folders too' },
  ],
  formats: ['text', 'json'],
  run: () => Promise.resolve(0),
};

const surroundings: Surroundings = {
  cwd: '/',
  env: {},
  colours: false,
  out: () => undefined,
  err: () => undefined,
};

function parse(...words: string[]) {
  return parseInvocation(command, words, surroundings);
}

describe('the command line', () => {
  it('reads values, switches and arguments in any order', () => {
    const read = parse('--deep', 'a.py', '--limit=3', '--format', 'json');
    deepEqual(
      [read.positionals, read.option('limit'), read.has('deep'), read.format],
      [['a.py'], '3', true, 'json'],
    );
  });

  it('takes the first format and no switches by default', () => {
    const read = parse();
    deepEqual([read.format, read.has('deep'), read.option('limit')], ['text', false, undefined]);
  });

  it('takes what follows -- as an argument', () => {
    equal(parse('--', '--deep').positionals[0], '--deep');
  });

  const faults: readonly [string, readonly string[], RegExp][] = [
    ['a mistyped option', ['--limt', '3'], /no option --limt: did you mean --limit\?/],
    ['an unknown option', ['--sarcasm'], /no option --sarcasm: see precedent count --help/],
    ['a missing value', ['--limit'], /--limit needs a value: --limit N/],
    ['a value for a switch', ['--deep=yes'], /--deep takes no value/],
    ['an unknown format', ['--format', 'sarif'], /no format "sarif": use text or json/],
    ['too many arguments', ['a', 'b'], /"b" is for: precedent count \[PATH\]/],
  ];
  for (const [name, words, message] of faults) {
    it(`says how to mend ${name}`, () => {
      throws(() => parse(...words), message);
    });
  }
});
