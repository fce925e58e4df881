import { deepEqual } from 'node:assert/strict';
import { readJsonLines } from '../../../../language-server/src/connectors/json/readJson';

describe('JSON lines', () => {
  for (const { title, text, values, messages } of [
    { title: 'one a line', text: '{"a":1}\n\n[2]\n', values: [{ a: 1 }, [2]], messages: [] },
    {
      title: 'with the numbers of Python outside of texts',
      text: '{"a": NaN, "b": [-Infinity], "NaN": "Infinity \\" NaN"}\n',
      values: [{ a: null, b: [null], NaN: 'Infinity " NaN' }],
      messages: [],
    },
    {
      title: 'with a cut end',
      text: '1\n{"a": ',
      values: [1],
      messages: ['line 2 is not valid JSON, cut or still being written; the other lines are read.'],
    },
    {
      title: 'with several broken lines as one problem',
      text: 'x\n1\ny\n',
      values: [1],
      messages: [
        '2 lines from 1 on are not valid JSON, cut or still being written; the other lines are read.',
      ],
    },
  ]) {
    it(`are read ${title}`, () => {
      const read = readJsonLines('log', Buffer.from(text));
      deepEqual(read.values, values);
      deepEqual(
        read.problems.map(({ message }) => message),
        messages,
      );
    });
  }
});
