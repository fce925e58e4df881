/**
 * node test/bench/manyRecords.mjs FOLDER COUNT: fills FOLDER with so many runs of a tracker and so
 * many column definitions, always the same ones.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import initSqlJs from 'sql.js';
import { inProject } from '../../scripts/projectRoot.mjs';

/** Columns that the generated notebook names, and others. Every run uses six of a hundred. */
const named = ['amount', 'discount', 'weight_kg', 'n_items', 'distance_km', 'wait_days', 'visits'];
const columns = [...named, ...Array.from({ length: 93 }, (_, index) => `column_${index}`)];

/** As many runs as one database may hold and stay below the size at which files are left alone. */
const runsOfDatabase = 20_000;
const columnsOfTable = 500;

async function writeDatabases(root, total) {
  const wasmBinary = readFileSync(inProject('node_modules/sql.js/dist/sql-wasm.wasm'));
  const { Database } = await initSqlJs({ wasmBinary });
  for (let first = 0; first < total; first += runsOfDatabase) {
    const database = new Database();
    database.run(schema);
    database.run('BEGIN');
    const insert = Object.fromEntries(
      Object.entries(inserts).map(([name, sql]) => [name, database.prepare(sql)]),
    );
    for (let run = first; run < Math.min(total, first + runsOfDatabase); run += 1) {
      insertRun(insert, run);
    }
    database.run('COMMIT');
    writeFileSync(join(root, `mlflow-${first / runsOfDatabase}.db`), database.export());
    database.close();
  }
}

const schema = `
CREATE TABLE experiments (experiment_id INTEGER, name TEXT, lifecycle_stage TEXT);
INSERT INTO experiments VALUES (1, 'refunds', 'active');
CREATE TABLE experiment_tags (key TEXT, value TEXT, experiment_id INTEGER);
CREATE TABLE runs (run_uuid TEXT, name TEXT, status TEXT, start_time INTEGER, user_id TEXT,
  lifecycle_stage TEXT, experiment_id INTEGER, source_version TEXT);
CREATE TABLE params (key TEXT, value TEXT, run_uuid TEXT);
CREATE TABLE tags (key TEXT, value TEXT, run_uuid TEXT);
CREATE TABLE latest_metrics (key TEXT, value REAL, timestamp INTEGER, step INTEGER, is_nan INTEGER,
  run_uuid TEXT);`;

const inserts = {
  run: "INSERT INTO runs VALUES (?, ?, 'FINISHED', ?, 'ann', 'active', 1, '')",
  param: 'INSERT INTO params VALUES (?, ?, ?)',
  tag: 'INSERT INTO tags VALUES (?, ?, ?)',
  metric: "INSERT INTO latest_metrics VALUES ('mae', ?, 0, 0, 0, ?)",
};

function insertRun(insert, run) {
  const id = run.toString(16).padStart(32, '0');
  const used = [0, 1, 2, 3, 4, 5].map((at) => columns[(run * 7 + at * at * 13) % columns.length]);
  insert.run.run([id, `try-${run}`, 1_700_000_000_000 + run * 60_000]);
  insert.param.run(['features', used.join(','), id]);
  insert.param.run(['target', 'refund', id]);
  insert.param.run(['alpha', String((run % 50) / 10), id]);
  insert.metric.run([2 + ((run * 31) % 100) / 50, id]);
  if (run % 10 === 0) insert.tag.run(['mlflow.note.content', 'Abandoned: no better.', id]);
}

/** Models of a dbt project, one file each. */
function writeDefinitions(root, total) {
  mkdirSync(join(root, 'models'), { recursive: true });
  writeFileSync(join(root, 'dbt_project.yml'), 'name: bench\nversion: "1.0"\n');
  for (let table = 0; table * columnsOfTable < total; table += 1) {
    const size = Math.min(columnsOfTable, total - table * columnsOfTable);
    const names = [...columns, ...Array.from({ length: columnsOfTable }, (_, at) => `c_${at}`)];
    const lines = names
      .slice(0, size)
      .map((name) => `      - {name: ${name}, description: "What ${name} means."}`);
    const name = table === 0 ? 'orders' : `returns_${table}`;
    const head = `version: 2\nmodels:\n  - name: ${name}\n    columns:\n`;
    writeFileSync(join(root, 'models', `${name}.yml`), `${head}${lines.join('\n')}\n`);
  }
}

const [folder = '.', count = '1000'] = process.argv.slice(2);
await writeDatabases(folder, Number(count));
writeDefinitions(folder, Number(count));
