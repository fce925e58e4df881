import { deepEqual, equal } from 'node:assert/strict';
import { database } from '../../../support/database';
import { importFiles } from '../../../support/folder';

// The tables as Aim defines them, without those that are not read; not written by the tool.
const tables = `
  CREATE TABLE experiment (id INTEGER, name TEXT);
  CREATE TABLE run (id INTEGER, hash TEXT, name TEXT, description TEXT, is_archived BOOLEAN,
    created_at DATETIME, experiment_id INTEGER);
  CREATE TABLE tag (id INTEGER, name TEXT);
  CREATE TABLE run_tag (run_id INTEGER, tag_id INTEGER);
  CREATE TABLE note (id INTEGER, content TEXT, run_id INTEGER);
  INSERT INTO experiment VALUES (1, 'demand');
  INSERT INTO tag VALUES (5, 'abandoned'), (6, 'unused');
  INSERT INTO run VALUES
    (1, 'aa11', 'raw weather', 'Tried raw columns.', 0, '2025-11-03 09:00:00.123456', 1),
    (2, 'bb22', 'Run: bb22', NULL, 1, NULL, NULL);
  INSERT INTO run_tag VALUES (1, 5);
  INSERT INTO note VALUES (1, 'Holiday weeks are worse.', 1);
`;
const path = '.aim/run_metadata.sqlite';

describe('a repository of Aim', () => {
  it('gives what people said of its runs', async () => {
    const { attempts, problems } = await importFiles({ [path]: await database(tables) });
    deepEqual(problems, []);
    deepEqual(
      attempts.map(({ id, name, date, outcome, outcomeEvidence, origin }) => ({
        ...{ id, name, date, outcome, outcomeEvidence, origin },
      })),
      [
        {
          id: 'aim:aa11',
          name: 'raw weather',
          date: '2025-11-03T09:00:00.123Z',
          outcome: 'abandoned',
          outcomeEvidence: 'tag abandoned',
          origin: {
            experiment: 'demand',
            note: 'Tried raw columns.\nHoliday weeks are worse.',
            tags: ['abandoned'],
            status: 'unknown',
          },
        },
        {
          id: 'aim:bb22',
          name: undefined,
          date: undefined,
          outcome: 'unknown',
          outcomeEvidence: undefined,
          origin: { tags: ['archived'], status: 'unknown' },
        },
      ],
    );
  });

  it('that is no database is one problem', async () => {
    const { problems } = await importFiles({ [path]: 'none' });
    equal(problems.length, 1);
    equal(problems[0]?.file, path);
  });
});
