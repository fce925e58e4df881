import { deepEqual } from 'node:assert/strict';
import { readTable } from '../../../../language-server/src/connectors/delimited/readTable';

const read = (text: string, separator: ',' | '\t' = ',') => {
  const { columns, rows, problems } = readTable('t', Buffer.from(text), { separator });
  return [
    columns,
    rows.map(({ fields }) => [...fields.values()]),
    problems.map(({ message }) => message),
  ];
};
const none: string[] = [];

describe('a table of text', () => {
  for (const { title, text, separator, table } of [
    { title: 'rows', text: 'a,b\n1,2\n', table: [['a', 'b'], [['1', '2']], none] },
    { title: 'Windows newlines', text: 'a,b\r\n1,2\r\n', table: [['a', 'b'], [['1', '2']], none] },
    { title: 'blank fields', text: 'a,b\n,\n', table: [['a', 'b'], [['', '']], none] },
    {
      title: 'quoted commas, quotes and newlines',
      text: 'a,b\n"x,""y""\nz",""\n',
      table: [['a', 'b'], [['x,"y"\nz', '']], none],
    },
    { title: 'a quote without end', text: 'a\n"x,\n', table: [['a'], [['x,']], none] },
    {
      title: 'tabs, where quotes are plain characters',
      text: 'a\tb\n"x\ty\n',
      separator: '\t' as const,
      table: [['a', 'b'], [['"x', 'y']], none],
    },
    {
      title: 'rows of another length',
      text: 'a,b\n1,2\n3\n4,5,6\n',
      table: [
        ['a', 'b'],
        [['1', '2']],
        ['line 3 has 1 field instead of 2, as 1 more; the other lines are read.'],
      ],
    },
  ]) {
    it(`has ${title}`, () => {
      deepEqual(read(text, separator), table);
    });
  }
});
