import type { Attempt } from '../../../../protocol/src/records/attempt';
import type { SqliteTables, SqlRow, SqlValue } from '../../sqlite/sqliteTables';
import type { ReadResult, SourceInputs } from '../connector';
import { attemptOfRun } from '../normalise/trackedRun';

/** What people said of the runs, by the run's number in the database. */
interface Said {
  readonly experiments: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly notes: ReadonlyMap<string, readonly string[]>;
}

/** The runs of a repository, with what people said of them and without figures. */
export function readDatabase(path: string, { tables }: SourceInputs): ReadResult {
  if (tables?.columns('run').includes('hash') !== true) return { recognised: false };
  const said: Said = {
    experiments: namesBy(tables, 'experiment'),
    tags: tagsIn(tables),
    notes: notesIn(tables),
  };
  const wanted = [
    'id', 'hash', 'name', 'description', 'is_archived', 'created_at', 'experiment_id',
  ]; // prettier-ignore
  return { attempts: tables.rows('run', wanted).map((row) => attemptOf(row, { path, said })) };
}

function attemptOf(row: SqlRow, { path, said }: { path: string; said: Said }): Attempt {
  const id = text(row['id']);
  const [hash, name, description] = [
    text(row['hash']),
    text(row['name']),
    text(row['description']),
  ];
  const notes = [description, ...(said.notes.get(id) ?? [])].filter((note) => note !== '');
  const archived = row['is_archived'] === 1 ? ['archived'] : [];
  return attemptOfRun(
    {
      id: `aim:${hash}`,
      // Without a name from a person, Aim calls the run by its id.
      name: name === `Run: ${hash}` ? undefined : name,
      date: universalTime(row['created_at']),
      experiment: said.experiments.get(text(row['experiment_id'])),
      settings: new Map(),
      metrics: new Map(),
      status: 'unknown',
      note: notes.join('\n'),
      tags: [...(said.tags.get(id) ?? []), ...archived],
    },
    { system: 'aim', path },
  );
}

function namesBy(tables: SqliteTables, table: string): Map<string, string> {
  const rows = tables.rows(table, ['id', 'name']);
  return new Map(rows.map((row) => [text(row['id']), text(row['name'])]));
}

function tagsIn(tables: SqliteTables): Map<string, string[]> {
  const names = namesBy(tables, 'tag');
  const pairs = tables.rows('run_tag', ['run_id', 'tag_id']);
  return byRun(pairs, (row) => names.get(text(row['tag_id'])));
}

function notesIn(tables: SqliteTables): Map<string, string[]> {
  return byRun(tables.rows('note', ['run_id', 'content']), (row) => text(row['content']));
}

function byRun(
  rows: readonly SqlRow[],
  wordsOf: (row: SqlRow) => string | undefined,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const row of rows) {
    const words = wordsOf(row);
    const run = text(row['run_id']);
    if (words === undefined || words === '' || run === '') continue;
    found.set(run, [...(found.get(run) ?? []), words]);
  }
  return found;
}

/** Written without a zone; the clock is that of universal time. */
function universalTime(value: SqlValue | undefined): string | undefined {
  const date = new Date(`${text(value).replace(' ', 'T')}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function text(value: SqlValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
