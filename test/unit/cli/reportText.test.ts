import { equal } from 'node:assert/strict';
import { findingLines } from '../../../language-server/src/cli/reportText';
import type { Finding } from '../../../protocol/src/finding';

const range = { start: { line: 2, character: 4 }, end: { line: 2, character: 9 } };
const finding: Finding = {
  rule: 'leak/future-value',
  severity: 'warning',
  message: 'It reads tomorrow.',
  file: 'a.ipynb',
  cell: 3,
  range,
  columns: [],
  related: [
    { role: 'cause', message: 'made here', file: 'a.ipynb', cell: 1, range },
    { role: 'attempt', message: 'tried before', ref: 'mlflow:1b' },
  ],
  fixes: [],
};

describe('findings for a terminal', () => {
  it('have places that count from 1, cells as in the JSON, and their reasons below', () => {
    equal(
      findingLines([finding], false),
      'a.ipynb:cell[3]:3:5 warning leak/future-value It reads tomorrow.\n' +
        '    cause: made here (a.ipynb:cell[1]:3:5)\n' +
        '    attempt: tried before (mlflow:1b)\n',
    );
  });

  it('leave an empty line between files', () => {
    const script = { ...finding, file: 'b.py', cell: null, related: [] };
    const [, gap, last] = findingLines([{ ...finding, related: [] }, script], false).split('\n');
    equal(gap, '');
    equal(last, 'b.py:3:5 warning leak/future-value It reads tomorrow.');
  });

  it('have colours only for the severity, and only where they are wanted', () => {
    const plain = { ...finding, related: [], message: 'red \u001b[31m\ntext' };
    equal(
      findingLines([plain], true),
      'a.ipynb:cell[3]:3:5 \u001b[33mwarning\u001b[39m leak/future-value red [31m text\n',
    );
  });
});
